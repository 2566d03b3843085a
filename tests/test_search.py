"""Search: what people type, in each language, and the page that is to come first; where two answer it as well, either."""

from conftest import SITE_URL
from test_messages import ASK

KOREAN = """
순환 신경망: rnn/first-pass start/sequence reference/rnn
시퀀스란: start/sequence
시퀀스: start/sequence
텐서: start/tensors
텐서의 모양: start/tensors
손실과 기울기: start/learning
옵티마이저는: start/learning
순전파: rnn/first-pass
첫 순전파: rnn/first-pass
rnn 식: rnn/equation
한 시점의 식: rnn/equation
rnn 직접 계산: rnn/five-steps
초기 은닉 상태: rnn/initial-state
h0: rnn/initial-state
h0 모양: rnn/initial-state
초기 상태를 안 넣으면: rnn/initial-state
output hn 차이: rnn/output
output과 hn의 차이: rnn/output
가중치: rnn/weights
weight_ih_l0: rnn/weights reference/rnn
가중치의 모양: rnn/weights
편향이 두 개인 이유: rnn/weights
rnncell: rnn/cell reference/cells
RNNCell은: rnn/cell
relu: rnn/relu
nonlinearity: rnn/relu
bias=False: rnn/bias
편향 없이: rnn/bias
게이트: lstm/gates lstm/why
게이트란: lstm/why lstm/gates
게이트의 순서: lstm/gates
lstm 왜 쓰나요: lstm/why
lstm 첫 순전파: lstm/first-pass
lstm 식: lstm/equations
망각 게이트: lstm/equations
셀 상태: lstm/first-pass lstm/equations
셀 상태란: lstm/first-pass lstm/equations
투영: lstm/projection
proj_size: lstm/projection
lstmcell: lstm/cell reference/cells
gru: reference/gru
gru 식: gru/equations
gru 논문: gru/paper
재설정 게이트: gru/equations gru/paper
grucell: gru/cell reference/cells
lstm gru 차이: gru/compare
rnn lstm gru 비교: gru/compare
batch_first: options/batch-first
batch_first=True: options/batch-first
배치를 앞에: options/batch-first
num_layers: options/num-layers
층 쌓기: options/num-layers
층을 여러 개: options/num-layers
dropout: options/dropout
드롭아웃: options/dropout
드롭아웃은: options/dropout
양방향: options/bidirectional
양방향의: options/bidirectional
양방향 lstm: options/bidirectional
bidirectional: options/bidirectional
양방향 마지막 시점: options/last-step
배치 없는 입력: options/unbatched
2차원 입력: options/unbatched errors/input
패딩: practice/padding
패딩이란: practice/padding
pad_sequence: practice/padding
패킹: practice/packing
패킹은: practice/packing
pack_padded_sequence: practice/packing reference/packing
enforce_sorted: practice/packing reference/packing
pad_packed_sequence: practice/unpacking reference/packing
패킹을 풀기: practice/unpacking
문장 분류: practice/classifier
임베딩: practice/classifier
nn.Module: practice/module
dataloader: practice/data
collate_fn: practice/data
태깅: practice/tagging
언어 모델: practice/language-model
인코더 디코더: practice/encoder-decoder
seq2seq: practice/encoder-decoder
어텐션: practice/attention
어텐션이란: practice/attention
빔 탐색: practice/beam-search
detach: practice/chunks
잘린 역전파: practice/states practice/chunks
시계열: practice/time-series
시계열 예측: practice/time-series
학습 루프: practice/training practice/training-loop
조기 종료: practice/training-loop
기울기 소실: practice/gradients
기울기 클리핑: practice/gradients
가중치 초기화: practice/initialisation
파라미터 개수: practice/counting
모델 저장: practice/saving
state_dict: practice/saving start/learning
gpu: practice/gpu
onnx: practice/exporting
마지막 은닉 상태 꺼내기: reference/which-part
keras: reference/other-libraries
용어집: reference/glossary
모양 계산기: tools/calculator
퀴즈: tools/quiz
expected hidden size: errors/state
"""

ENGLISH = """
recurrent neural network: rnn/first-pass start/sequence reference/rnn
what is a sequence: start/sequence
tensor shape: start/tensors
tensors: start/tensors
broadcasting: start/tensors
loss and gradient: start/learning
optimizer: start/learning
forward pass: rnn/first-pass
rnn first forward pass: rnn/first-pass
rnn equation: rnn/equation
rnn by hand: rnn/five-steps
initial hidden state: rnn/initial-state
h0: rnn/initial-state
h0 shape: rnn/initial-state
do I need to pass h0: rnn/initial-state
output vs hn: rnn/output
difference between output and hidden: rnn/output
output and hn: rnn/output
weights: rnn/weights
weight_ih_l0: rnn/weights reference/rnn
why two biases: rnn/weights
rnncell: rnn/cell reference/cells
relu: rnn/relu
nonlinearity: rnn/relu
bias=False: rnn/bias
no bias: rnn/bias
gates: lstm/gates lstm/why
why gates: lstm/why
order of gates: lstm/gates
gate order lstm: lstm/gates
lstm forward pass: lstm/first-pass
lstm equations: lstm/equations
forget gate: lstm/equations
cell state: lstm/first-pass lstm/equations
projection: lstm/projection
proj_size: lstm/projection
lstmcell: lstm/cell reference/cells
lstm: reference/lstm lstm/first-pass
gru: reference/gru
gru equations: gru/equations
gru paper: gru/paper
reset gate: gru/equations gru/paper
grucell: gru/cell reference/cells
lstm vs gru: gru/compare
difference between lstm and gru: gru/compare gru/first-pass
compare rnn lstm gru: gru/compare
batch_first: options/batch-first
batch_first=True: options/batch-first
batch first hidden state: options/batch-first
num_layers: options/num-layers
stacked lstm: options/num-layers
multiple layers: options/num-layers
dropout: options/dropout
dropout one layer: options/dropout
bidirectional: options/bidirectional
bidirectional lstm: options/bidirectional
bilstm: options/bidirectional
last step bidirectional: options/last-step
lstm last hidden state bidirectional: options/last-step reference/which-part
unbatched input: options/unbatched
2d input: options/unbatched errors/input
padding: practice/padding
pad_sequence: practice/padding
masking: practice/padding
packing: practice/packing
pack_padded_sequence: practice/packing reference/packing
enforce_sorted: practice/packing reference/packing
pad_packed_sequence: practice/unpacking reference/packing
unpacking: practice/unpacking
total_length: practice/unpacking reference/packing
sentence classifier: practice/classifier
text classification: practice/classifier
embedding: practice/classifier
nn.Module: practice/module
dataloader: practice/data
collate_fn: practice/data
variable length sequences: practice/padding practice/data practice/packing
tagging: practice/tagging
language model: practice/language-model
encoder decoder: practice/encoder-decoder
seq2seq: practice/encoder-decoder
teacher forcing: practice/encoder-decoder
attention: practice/attention
beam search: practice/beam-search
detach: practice/chunks
truncated bptt: practice/states practice/chunks
stateful lstm: practice/states reference/other-libraries
time series: practice/time-series
forecast: practice/time-series
training loop: practice/training practice/training-loop
early stopping: practice/training-loop
vanishing gradient: practice/gradients
gradient clipping: practice/gradients
initialization: practice/initialisation
number of parameters: practice/counting
save model: practice/saving
gpu: practice/gpu
onnx: practice/exporting
which hidden state to use: reference/which-part
keras: reference/other-libraries
glossary: reference/glossary
shape calculator: tools/calculator
quiz: tools/quiz
expected hidden size: errors/state
"""


def test_what_people_type_finds_its_page_first(page):
    page.goto(SITE_URL)
    asked = [dict(line.split(": ") for line in text.strip().splitlines()) for text in (KOREAN, ENGLISH)]
    for home, wanted in zip((SITE_URL, SITE_URL + "en/"), asked, strict=True):
        (found,) = page.evaluate(ASK, {"languages": [home], "queries": list(wanted)})
        first = [(place or "nothing").split("#")[0].strip("/") for place in found]
        missed = [(query, pages, one) for (query, pages), one in zip(wanted.items(), first) if one not in pages.split()]
        assert len(wanted) >= 100 and len(missed) <= 0.05 * len(wanted), (home, missed)
