"""Counts the tables of the sample study a second way: from the csv files and texts of samples/study, without any of the program's code.

python3 tests/golden/count_again.py > tests/golden/counted.json     (standard library only)
"""
import csv, json, re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

HERE = Path(__file__).resolve().parent
STUDY = HERE.parent.parent / "samples" / "study"


def rows(name):
    return list(csv.DictReader((STUDY / name).open(encoding="utf-8", newline="")))


# ---- what the study is -------------------------------------------------------------------------------------------------------------
codebook = rows("../codebook.csv")
PARENT = {r["id"]: r["parent_id"] for r in codebook}
CODINGS = [(r["doc"], r["code"], r["coder"], int(r["start"]), int(r["end"])) for r in rows("codings.csv")]
LINKS = [(r["case"], r["doc"], r["speaker"]) for r in rows("cases.csv")]
OF_CASE = defaultdict(dict)
for r in rows("case_attributes.csv"):
    OF_CASE[r["case"]][r["attribute"]] = r["value"]
OF_DOC = defaultdict(dict)
for r in rows("document_attributes.csv"):
    OF_DOC[r["doc"]][r["attribute"]] = r["value"]
TEXT = {p.stem: p.read_text(encoding="utf-8") for p in STUDY.glob("S*.txt")}
DOCS = sorted(TEXT)
CASES = sorted(OF_CASE)
LABEL = re.compile(r"(?:\[\d\d:\d\d:\d\d\]\s+)?([A-Z]{3}-\d{2,3})\s?:\s+")


def blocks(text):
    """Stretches without a blank line: the paragraphs. A table of several lines is one."""
    for found in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        yield found.start(), found.end(), found.group()


PARAGRAPHS, TURNS = {}, {}
for doc, text in TEXT.items():
    body = text.index("\n\n") + 1                       # the header ends at the first blank line
    PARAGRAPHS[doc] = [(a, b) for a, b, _ in blocks(text) if a >= body]
    turns, going_on = [], False
    for a, b, block in blocks(text):
        if a < body:
            continue
        found = LABEL.match(block)
        if found:
            turns.append([a, b, found.group(1), a + found.end()])
            going_on = True
        elif re.fullmatch(r"\[[^\]]*\]", block.strip()):  # a note in brackets is nobody's, and nobody goes on after it
            going_on = False
        elif going_on:
            turns[-1][1] = b
    TURNS[doc] = turns


def above(code):
    while code:
        yield code
        code = PARENT[code]


def meets(a, b, c, d):
    return max(a, c) < min(b, d)


def cases_of(doc, a, b):
    said = {t[2] for t in TURNS[doc] if meets(a, b, t[0], t[1])}
    return {case for case, of, speaker in LINKS if of == doc and (not speaker or speaker in said)}


HEARD = [(doc, code, coder, a, b, cases_of(doc, a, b)) for doc, code, coder, a, b in CODINGS]
DOCS_OF = defaultdict(set)
for case, doc, _ in LINKS:
    DOCS_OF[case].add(doc)
PERSONS = [c for c in CASES if OF_CASE[c].get("case_kind") == "person"]


def value(of, key):
    return of.get(key, "not_entered")


# ---- tables ------------------------------------------------------------------------------------------------------------------------
def counts(found):
    return [len({c for x in found for c in x[5]}), len({x[0] for x in found}), len(found)]


out = {}
under = defaultdict(list)
for x in HEARD:
    for code in above(x[1]):
        under[code].append(x)

group = lambda case: value(OF_CASE[case], "participant_group")
crosstab = {}
for code, found in under.items():
    by = defaultdict(list)
    for x in found:
        for g in {group(c) for c in x[5]}:
            by[g].append((*x[:5], {c for c in x[5] if group(c) == g}))
    crosstab[code] = {g: counts(f) for g, f in sorted(by.items())} | {"all": counts(found)}
out["crosstab"] = crosstab

frequency = {}
for code in PARENT:
    own, every = [x for x in HEARD if x[1] == code], under.get(code, [])
    chars = lambda found: sum(len({i for x in found if x[0] == d for i in range(x[3], x[4])}) for d in DOCS)
    frequency[code] = [len(own), len({x[0] for x in own}), len({x[2] for x in own}), chars(own), len(every), len({x[0] for x in every}), chars(every)]
out["frequency"] = frequency
out["frequency_by_wave_and_setting"] = {
    key: {code: dict(sorted(Counter(v for x in found for v in [value(OF_DOC[x[0]], key)]).items())) for code, found in sorted(under.items())}
    for key in ("wave", "setting")
}
out["frequency_by_gender"] = {
    code: dict(sorted(Counter(g for x in found for g in {value(OF_CASE[c], "gender") for c in x[5]}).items())) for code, found in sorted(under.items())
}

crossing = {}
for gender in sorted({value(OF_CASE[c], "gender") for c in CASES}):
    for age in sorted({value(OF_CASE[c], "age_band") for c in CASES}):
        both = {c for c in CASES if value(OF_CASE[c], "gender") == gender and value(OF_CASE[c], "age_band") == age}
        found = [(*x[:5], x[5] & both) for x in under["det"] if x[5] & both]
        crossing[f"{gender}|{age}"] = [*counts(found), len(both)]
out["crossing_of_det"] = crossing

cells = {}
for p in [c for c in PARENT if PARENT[c] == "priority"]:
    for a in [c for c in PARENT if PARENT[c] == "area"]:
        met = {(x[0], max(x[3], y[3]), min(x[4], y[4])) for x in under.get(p, []) for y in under.get(a, []) if x[0] == y[0] and meets(x[3], x[4], y[3], y[4])}
        cells[f"{p}|{a}"] = [len(met), len({m[0] for m in met}), len({c for m in met for c in cases_of(*m)})]
out["matrix"] = cells


def together(unit, touch):
    pairs, both, own = Counter(), defaultdict(set), defaultdict(set)
    for x in CODINGS:
        own[x[1]] |= {(x[0], u) for u in unit(x)}
    for x, y in combinations(CODINGS, 2):
        if x[0] == y[0] and x[1] != y[1] and touch(x, y):
            pairs["|".join(sorted((x[1], y[1])))] += 1
    for key in pairs:
        one, other = key.split("|")
        both[key] = (len(own[one] & own[other]), len(own[one] | own[other]))
    return {key: [pairs[key], *both[key]] for key in sorted(pairs)}


letters = lambda x: range(x[3], x[4])
of = lambda places: lambda x: [i for i, p in enumerate(places[x[0]]) if meets(x[3], x[4], p[0], p[1])]
out["cooccurrence"] = {
    "overlap": together(letters, lambda x, y: meets(x[3], x[4], y[3], y[4])),
    "turn": together(of(TURNS), lambda x, y: set(of(TURNS)(x)) & set(of(TURNS)(y))),
    "paragraph": together(of(PARAGRAPHS), lambda x, y: set(of(PARAGRAPHS)(x)) & set(of(PARAGRAPHS)(y))),
}
for kind in ("turn", "paragraph"):                     # there the count is that of the units that hold both
    out["cooccurrence"][kind] = {k: [v[1], *v[1:]] for k, v in out["cooccurrence"][kind].items()}
near = Counter()
for x, y in combinations(CODINGS, 2):
    if x[0] == y[0] and x[1] != y[1] and max(x[3], y[3]) - min(x[4], y[4]) <= 200:
        near["|".join(sorted((x[1], y[1])))] += 1
out["cooccurrence"]["near_200"] = dict(sorted(near.items()))

participants = defaultdict(Counter)
for case in PERSONS:
    for key, v in OF_CASE[case].items():
        for part in v.split(";"):
            participants[key][part] += 1
out["participants"] = {k: dict(sorted(v.items())) for k, v in sorted(participants.items())}
out["cases"] = {case: [sorted(DOCS_OF[case]), sum(case in x[5] for x in HEARD)] for case in CASES}


def words(text):
    return sum(any(c.isalnum() for c in w) for w in text.split())


documents = {}
for doc in DOCS:
    by_participants = [t for t in TURNS[doc] if not re.match("INT|ITP|TRN", t[2])]
    heard = words(TEXT[doc][TEXT[doc].index("\n\n"):]) if not TURNS[doc] else sum(words(TEXT[doc][t[3]:t[1]]) for t in by_participants)
    documents[doc] = [len(TEXT[doc]), heard, len(PARAGRAPHS[doc]), len(TURNS[doc]), sum(x[0] == doc for x in CODINGS)]
out["documents"] = documents

# Saturation after Guest, Namey and Chen (2020): base 4, run 2; a translation belongs to its original; policy documents are no interviews.
ORIGINAL = {d: OF_DOC[d]["translation_of"] for d in DOCS if OF_DOC[d].get("translation_of", "na") in TEXT}
IMPORTED = ["S01", "S02", "S03", "S04", "S05.bm", "S06", "S07.ff", "S08", "S09", "S10", "S11", "S12.ar"]
events = []
for doc in sorted((d for d in IMPORTED if OF_DOC[d]["doc_type"] not in ("government_document", "policy_plan", "law_or_standard", "training_record", "report", "memo")),
                  key=lambda d: int(OF_DOC[d]["batch"])):
    events.append((doc, [x for x in HEARD if ORIGINAL.get(x[0], x[0]) == doc]))


def series(wanted):
    known, news, told, base = set(), [], [], None
    for doc, found in events:
        codes = {x[1] for x in found if wanted is None or any(group(c) == wanted for c in x[5])}
        if not codes:
            continue
        news.append(len(codes - known))
        known |= codes
        if len(news) == 4:
            base = len(known)
        run = sum(news[-2:]) if len(news) >= 6 else None
        told.append([doc, len(codes), news[-1], len(known), run])
    return {"interviews": told, "base": base}


out["saturation"] = {"all": series(None)} | {g: series(g) for g in sorted({group(c) for _, found in events for x in found for c in x[5]})}

coverage = {}
for doc in DOCS:
    questions, asking = [], False
    for a, b, label, speech in TURNS[doc]:
        if label.startswith("INT"):
            if not asking:
                questions.append([])
            asking = True
        elif not re.match("ITP|TRN", label):
            if questions:
                questions[-1].append((speech, b))
            asking = False
    if questions:
        hit = lambda answer: sum(x[0] == doc and any(meets(x[3], x[4], *part) for part in answer) for x in CODINGS)
        coverage[doc] = [[sum(words(TEXT[doc][a:b]) for a, b in answer), hit(answer)] for answer in questions]
out["coverage"] = coverage

out["profile"] = {case: len({(x[0], x[3], x[4]) for x in HEARD if case in x[5]}) for case in PERSONS}

allowed = {}
for doc in DOCS:
    scope = OF_DOC[doc].get("consent_scope", "").split(";")
    public = OF_DOC[doc].get("consent_mode") == "public_document" or OF_DOC[doc].get("sensitivity") == "public"
    allowed[doc] = "quote" if public or ("anonymous_quotation" in scope and "paraphrase_only" not in scope) else "paraphrase" if "paraphrase_only" in scope else "no"
    if not public and "sharing_team" not in scope:
        allowed[doc] = "out"
passages = {(x[0], x[3], x[4]) for x in CODINGS}
out["quotes"] = {kind: sum(allowed[p[0]] == kind for p in passages) for kind in ("quote", "paraphrase", "no")}

helping = [x for x in CODINGS if any(c in ("assess.hooks", "comm.youth", "comm.brokers", "comm.families", "inst.cooperation") for c in above(x[1]))]
gaps = {}
for key in cells:
    p, a = key.split("|")
    met = {(x[0], max(x[3], y[3]), min(x[4], y[4])) for x in under.get(p, []) for y in under.get(a, []) if x[0] == y[0] and meets(x[3], x[4], y[3], y[4])}
    gaps[f"{a}|{p}"] = [len(met), sum(any(x[0] == m[0] and meets(x[3], x[4], m[1], m[2]) for x in helping) for m in met)]
out["gaps"] = gaps
out["codebook"] = {code: frequency[code][:2] for code in PARENT}
out["codings"] = len(CODINGS)
lines = [f"{json.dumps(key)}: {json.dumps(out[key], ensure_ascii=False, sort_keys=True)}" for key in sorted(out)]
print("{\n" + ",\n".join(lines) + "\n}")
