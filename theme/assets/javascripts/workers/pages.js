// Which page comes first: Material's search counts words wherever they stand, so that a section of some page may come before
// the page that is about what was asked. Here what a page is about counts first: its title and the `tags` of its front matter,
// the words that people have for it; then its sections' titles; then what Material's search made of its text.
const EMPTY = new Set(`a an and are between can difference do does from how i in is it mean my need of on or the to use vs versus
  what when which why with nn 차이 뜻 왜 무엇 어떻게 방법 하는 쓰나요 하나요 인가요 인가 것`.split(/\s+/))
const PARTICLES = /(?<=[가-힣]{2}|[a-z\d_])(?:이란|란|에서는|에서|에는|으로|까지|부터|처럼|이나|하는|이|가|은|는|을|를|의|에|와|과|도|만|로)$/
const ofPages = new Map()

// A word as it is compared: without its particle or its plural's s. `packing` and `pack` stay two.
const stem = word => word.replace(PARTICLES, "").replace(/(?<=[a-z]{3})(?<!s)s$/, "")

const stems = text => (text.replace(/<[^>]*>|&\w+;/g, " ").toLowerCase().match(/\d+[가-힣]+|[가-힣]+|\d*[a-z][a-z\d]*/g) ?? []).map(stem).filter(Boolean)

// The words that count, or where there is none, all.
const asked = text => {
  const all = stems(text), told = all.filter(word => !EMPTY.has(word))
  return told.length ? told : all
}

self.learnPages = docs => {
  for (const { location, title, text, tags = [], boost = 1 } of docs) {
    const [address, section] = location.split("#")
    if (section === undefined) {
      ofPages.set(address, { title: asked(title), address: stems(address), tags: tags.map(asked), sections: [], text: "", boost })
    } else if (boost >= 1) ofPages.get(address)?.sections.push(...stems(title))
    if (ofPages.has(address)) ofPages.get(address).text += ` ${stems(`${title} ${text}`).join(" ")} `
  }
}

// What is asked for as Material's search looks for it: each word is found in longer ones, so particles must go.
self.withoutParticles = text => text.replace(/[\w가-힣]+/g, word => word.replace(PARTICLES, ""))

const share = (words, own) => words.filter(word => own.includes(word)).length / words.length

function fits(page, words, phrase) {
  if (!page) return 0
  const tags = page.tags.filter(tag => share(tag, words) === 1)
  const about = share(words, [...page.title, ...page.address, ...tags.flat()]), sections = page.sections.length ? share(words, page.sections) : 0
  const whole = page.title.length ? share(page.title, words) : 0
  const named = tags.some(tag => share(words, tag) === 1) ? 1 : 0
  const times = page.text.split(phrase).length - 1
  return 4 * about + sections + 2 * about * whole + 2 * named + 2 * times / (times + 5) - (page.boost < 1 ? 1 : 0)
}

self.inOrderOfPages = (groups, text) => {
  const words = asked(text), phrase = ` ${stems(text).join(" ")} `
  for (const one of groups.flat()) delete one.tags // they are for finding, not for reading
  if (!words.length) return groups
  const best = Math.max(...groups.flat().map(({ score }) => score), 1)
  const rank = group => fits(ofPages.get(group[0].location.split("#")[0]), words, phrase) + Math.max(...group.map(({ score }) => score)) / best
  return groups.map(group => [rank(group), group]).sort(([a], [b]) => b - a).map(([, group]) => group)
}
