from pathlib import Path

import torch

exporter = Path(torch.__file__).parent / "onnx/_internal/torchscript_exporter"
for name, words in (
    ("symbolic_opset9", "Exporting a model to ONNX with a batch_size other than 1"),
    ("onnx_proto_utils", "Module onnx is not installed!"),
):
    found = words in (exporter / f"{name}.py").read_text(encoding="utf-8")
    print("in" if found else "not in", f"onnx/_internal/torchscript_exporter/{name}: {words}")
