"""Finds spans of a stand-off document again in a copy that differs a little, and says nearly nothing of the text.

`normal` is a text as copies are compared, `fingerprint` what is made of it and stored, `thinning` what is left out so that it
does not say too much; `alignment` and `carrying` find the spans again.

**How spans come back.** Copies in which that share of the words was edited, with boilerplate, other marks and lost paragraphs
(`scripts/bench/run anchoring`, texts hydrated): of the spans whose words are in the copy, the share that comes back at its place.
The others are refused; none came back on other words, but for two scattered ones at 10 %. Of the 83 stand-off copies one was
refused as a whole at 1 % and at 5 %, and two or three at 10 %. Gold has a fragment for every five words, and checks are thinned;
scattered fragments are one for every twelve.

| edits | invented, gold | stand-off, gold | invented, scattered | stand-off, scattered |
|---|---|---|---|---|
| 0 % | 99.3 | 98.8 | 99.7 | 99.0 |
| 1 % | 97.8 | 97.0 | 99.6 | 98.3 |
| 2 % | 96.8 | 95.7 | 99.2 | 97.8 |
| 5 % | 91.7 | 90.9 | 97.4 | 97.2 |
| 10 % | 84.5 | 79.9 | 94.2 | 91.2 |

Of 3,412 pairs of invented documents about different incidents none was taken for a copy of the other; the best score was 0.10.
Nor was any whose fingerprint was of the first 60 to 300 words alone; chance brought 33 bits at most, which is 0.44 of 60 words.

**What somebody recovers who has all of it** but a secret key (`scripts/attack --train FOLDER --documents 2`: six documents of
`muc4`, `re3d` and `wikinews`, 830,000 words of other texts of these sources): per cent of the words, of the content words, and of
those that are not in the names which gold's labels lead to.

| what is known | bits a word | words | content | unnamed | longest run |
|---|---|---|---|---|---|
| no fingerprint | 0 | 0.0 | 0.0 | 0.0 | 0 |
| bits and checks alone | 2.6 | 1.2 | 0.0 | 0.0 | 1 |
| offsets and labels alone, as in every release | 0 | 2.7 | 1.3 | 0.0 | 3 |
| all of it | 2.6 | 6.5 | 2.6 | 0.0 | 4 |
| all, under an unknown corpus key | 2.6 | 1.7 | 0.5 | 0.0 | 1 |
| 4 bits a word | 4.0 | 16.7 | 2.9 | 3.5 | 4 |
| 16 bits a word | 16.0 | 95.3 | 91.9 | 93.0 | 85 |
| 16 bits of every 3 words | 16.0 | 92.3 | 90.4 | 88.9 | 110 |

The model is a weak one (10.8 bits a word); no neural model was tried, and a strong one recovers more.
"""
