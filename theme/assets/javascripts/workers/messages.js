// Search, as Material does it, but for an error message that is pasted: its own entry, a heading in code under errors/, comes
// first. Material's worker, named behind the "?", looks for words wherever they stand; a message is words in their order, among
// numbers and names that differ, often cut off, often with a traceback before it.
const QUERY = 2, RESULT = 3 // Material's kinds of messages between page and worker; 0 brings the index
const OTHER_NAMES = { h_n: "hn h_n", initialization: "initialisation 초기화" }
let entries = [], wanted = null, text = "", last = {}

// A word holds a letter, as "2D" and "hidden[0]" do. Bare numbers are none, since they differ in every message.
const words = text => text.toLowerCase().match(/\w*[a-z_]\w*(?:\[\d\])?/g) ?? []

// A heading that is a message has no word outside of its code.
const isMessage = title => title.startsWith("<code>") && !/\p{L}/u.test(plain(title.replace(/<code>.*?<\/code>/g, "")))

const plain = html => html.replace(/<[^>]*>|&\w+;/g, " ")

// How many words of one stand in the other in the same order. The last word of what is pasted may be cut off.
function inOrder(entry, pasted) {
  let row = new Array(entry.length + 1).fill(0)
  pasted.forEach((word, index) => {
    const cut = index === pasted.length - 1, next = [0]
    entry.forEach((own, at) => {
      next.push(own === word || cut && own.startsWith(word) ? row[at] + 1 : Math.max(next[at], row[at + 1]))
    })
    row = next
  })
  return row.at(-1)
}

// A message without the kind of error before it, and without the traceback before that.
const said = text => text.split(/\b\w*(?:Error|Warning|Exception): /).at(-1)

// What other versions of PyTorch say, from the differences that pages show: the entry is that of the line beside it,
// unless another holds all of the words.
const PAIR = /^-(?=.*\w(?:Error|Warning|Exception): )(.*)\n\+(.*\w(?:Error|Warning|Exception): .*)$/gm

function learnOtherWords(docs) {
  const found = []
  for (const { location, text } of docs) {
    if (!/^errors\//.test(location)) continue
    for (const [, diff] of text.matchAll(/<code>(--- torch .*?)<\/code>/gs)) {
      for (const [, now, then] of diff.matchAll(PAIR)) {
        const entry = entryFor(plain(now))
        const own = entryFor(plain(then)), older = words(said(plain(then)))
        const known = own && inOrder(own.words, older) === own.words.length
        if (entry && !known) found.push({ ...entry, words: older })
      }
    }
  }
  entries.push(...found)
}

// The entry whose words are all there, or nearly; or of which all that is pasted is a part. The longer one, if two are.
function entryFor(text) {
  const pasted = words(said(text)).slice(0, 300)
  let best = { score: 0 }
  for (const entry of entries) {
    const shared = inOrder(entry.words, pasted)
    const part = Math.max(shared / entry.words.length, shared / pasted.length)
    const score = shared * part
    if (part >= 0.6 && shared >= Math.min(3, entry.words.length) && score > best.score) best = { score, entry }
  }
  return best.entry
}

addEventListener("message", event => {
  const message = event.data
  if (message.data.docs) {
    learnPages(message.data.docs)
    entries = message.data.docs
      .filter(({ location, title }) => /^errors\/.*#/.test(location) && isMessage(title))
      .map(({ location, title }) => ({ location, words: words(plain(title)), title: words(plain(title)).join(" ") }))
    learnOtherWords(message.data.docs)
  } else if (message.type === QUERY) {
    wanted = entryFor(message.data)
    if (wanted && wanted === last.entry) { // as when a pasted message is changed by a letter
      event.stopImmediatePropagation()
      return answer(last.found)
    }
    text = said(message.data).replaceAll('"', " ")
    text = withoutParticles(OTHER_NAMES[text.trim().toLowerCase()] ?? text)
    message.data = wanted ? wanted.title : text
  }
})

const answer = postMessage.bind(self)
self.postMessage = message => {
  if (message.type === RESULT && !wanted) message.data.items = inOrderOfPages(message.data.items, text)
  else if (message.type === RESULT) {
    const groups = message.data.items, page = wanted.location.split("#")[0]
    const at = groups.findIndex(group => group.some(({ location }) => location.split("#")[0] === page))
    if (at >= 0) {
      const [group] = groups.splice(at, 1), own = group.findIndex(({ location }) => location === wanted.location)
      if (own >= 0) group.unshift({ ...group.splice(own, 1)[0], score: Math.max(...groups.flat().concat(group).map(one => one.score)) + 1 })
      groups.unshift(group)
    }
  }
  if (message.type === RESULT) last = { entry: wanted, found: message }
  answer(message)
}

importScripts("pages.js", location.search.slice(1))
