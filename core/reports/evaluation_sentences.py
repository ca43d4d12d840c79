"""Sentences of the report of an evaluation, marked for translation."""

from __future__ import annotations

from core.wording import QT_TRANSLATE_NOOP

TITLE = QT_TRANSLATE_NOOP("core", "Measured error rates")
SUBTITLE = QT_TRANSLATE_NOOP("core", "Set “{folder}”, {pictures} pictures")
EER_LARGE = QT_TRANSLATE_NOOP("core", "Equal error rate {rate} {span}")
EER_MEANS = QT_TRANSLATE_NOOP(
    "core",
    "At the threshold where both kinds of error are equally frequent, that is their share. In "
    "brackets stands where the true one lies with a confidence of 95 %.",
)
AT_STRICTEST = QT_TRANSLATE_NOOP(
    "core",
    "At a threshold of {threshold}, 1 of {one_in} comparisons of two people is a false match, and "
    "{tar} of the comparisons of one person are accepted.",
)
PROVEN = QT_TRANSLATE_NOOP(
    "core",
    "{people} people can prove a false match rate of 1 in {one_in} at best. Smaller rates here "
    "rest on several pictures of the same people.",
)
LIVENESS_LARGE = QT_TRANSLATE_NOOP(
    "core", "Fakes taken for live: {worst} of the worst kind. Living taken for fakes: {bpcer}"
)
FEW = QT_TRANSLATE_NOOP(
    "core",
    "{live} living people and {fakes} fakes of the rarest kind are few: look at the intervals, not "
    "at the rates.",
)
FAILED = QT_TRANSLATE_NOOP("core", "Pictures without a usable face")
UNREADABLE = QT_TRANSLATE_NOOP("core", "the file can't be read")
NO_FACE = QT_TRANSLATE_NOOP("core", "no face was found")
UNCLEAR = QT_TRANSLATE_NOOP("core", "the face isn't clear enough")
PEOPLE_FAILED = QT_TRANSLATE_NOOP("core", "People without any usable picture")
TWO = QT_TRANSLATE_NOOP("core", "Two models on the same pictures")
ON_THE_SAME = QT_TRANSLATE_NOOP("core", "First {first}, then {second}, on {pictures} pictures.")
ERRORS = QT_TRANSLATE_NOOP("core", "Errors")
FIRST = QT_TRANSLATE_NOOP("core", "First")
SECOND = QT_TRANSLATE_NOOP("core", "Second")
DIFFERENCE = QT_TRANSLATE_NOOP("core", "Difference, points")
BETTER = QT_TRANSLATE_NOOP("core", "Better")
NOT_SHOWN = QT_TRANSLATE_NOOP("core", "not shown")
SEVERAL_ASKED = QT_TRANSLATE_NOOP(
    "core",
    "Differences of rates come from drawing people anew, the same for both models; counts from "
    "McNemar's exact test, corrected for asking several at once. Pictures of one person resemble "
    "each other, so counts show a little less than p says.",
)
ONE_TO_ONE = QT_TRANSLATE_NOOP("core", "Comparing two pictures: {name}")
COMPARED = QT_TRANSLATE_NOOP(
    "core", "{people} people, {genuine} comparisons of one person, {impostor} of two."
)
EER_ROW = QT_TRANSLATE_NOOP("core", "equal errors")
WANTED_FMR = QT_TRANSLATE_NOOP("core", "Wanted FMR")
THRESHOLD = QT_TRANSLATE_NOOP("core", "Threshold")
MEASURED_FMR = QT_TRANSLATE_NOOP("core", "False matches (FMR)")
TAR = QT_TRANSLATE_NOOP("core", "True accepts (TAR)")
ONE_TO_MANY = QT_TRANSLATE_NOOP("core", "Searching the whole gallery: {name}")
SEARCHED = QT_TRANSLATE_NOOP(
    "core",
    "{gallery} people enrolled with one picture each, {probes} searches for them and {strangers} "
    "for strangers.",
)
RANK_ONE = QT_TRANSLATE_NOOP("core", "The right person is the most alike in {rate}.")
WANTED_FPIR = QT_TRANSLATE_NOOP("core", "Wanted FPIR")
MEASURED_FPIR = QT_TRANSLATE_NOOP("core", "Strangers found (FPIR)")
MISSED = QT_TRANSLATE_NOOP("core", "Enrolled missed (FNIR)")
LIVENESS = QT_TRANSLATE_NOOP("core", "Telling living people from fakes: {name}")
BPCER_ROW = QT_TRANSLATE_NOOP("core", "Living taken for fakes (BPCER)")
UNJUDGED = QT_TRANSLATE_NOOP("core", "Living that could not be judged")
APCER_ROW = QT_TRANSLATE_NOOP("core", "Fakes of the kind “{kind}” taken for live (APCER)")
SWEPT = QT_TRANSLATE_NOOP(
    "core",
    "With another limit of the spoof score: how many living people are refused if no kind of fake "
    "is accepted more often than wanted.",
)
WANTED_APCER = QT_TRANSLATE_NOOP("core", "Wanted APCER")
LIMIT = QT_TRANSLATE_NOOP("core", "Live below")
WORST_APCER = QT_TRANSLATE_NOOP("core", "Worst kind (APCER)")
BPCER = QT_TRANSLATE_NOOP("core", "Living refused (BPCER)")
CURVES = QT_TRANSLATE_NOOP("core", "At every threshold")
INTERVALS = QT_TRANSLATE_NOOP("core", "How sure this is")
HOW_SURE = QT_TRANSLATE_NOOP(
    "core",
    "In brackets stands where the true rate lies with a confidence of 95 %. Intervals over people "
    "come from drawing as many people anew (bootstrap), those of liveness and of failures are "
    "exact (Clopper-Pearson). Where nothing went wrong, they are exact over people or pairs of "
    "people: without an error in n trials, the rate is below about 3 / n.",
)
HOW = QT_TRANSLATE_NOOP("core", "How it was measured")
SET = QT_TRANSLATE_NOOP("core", "Folder")
PICTURES = QT_TRANSLATE_NOOP("core", "Pictures")
DIGEST = QT_TRANSLATE_NOOP("core", "Checksum of all pictures")
SEED = QT_TRANSLATE_NOOP("core", "Seed")
SPEED = QT_TRANSLATE_NOOP("core", "Speed")
A_SECOND = QT_TRANSLATE_NOOP("core", "{rate} pictures a second on {machine}")
SLOT = QT_TRANSLATE_NOOP("core", "For")
MODEL = QT_TRANSLATE_NOOP("core", "Model")
MODE = QT_TRANSLATE_NOOP("core", "Used")
CHECKSUM = QT_TRANSLATE_NOOP("core", "SHA-256")
SETTING = QT_TRANSLATE_NOOP("core", "Setting")
VALUE = QT_TRANSLATE_NOOP("core", "Value")
REPEAT = QT_TRANSLATE_NOOP(
    "core",
    "The same pictures, models, settings and seed give the same numbers again: python -m core "
    "evaluate FOLDER --again REPORT.json says whether they do.",
)
MORE = QT_TRANSLATE_NOOP("core", "and {count} more")
MODES = {
    "corrected": QT_TRANSLATE_NOOP("core", "corrected"),
    "exact": QT_TRANSLATE_NOOP("core", "vendor-exact"),
    "card": QT_TRANSLATE_NOOP("core", "as the model card says"),
}
"""How a model is used, in words."""
