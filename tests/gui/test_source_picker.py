import pytest
from PySide6.QtWidgets import QStyleOptionComboBox

from core.capture.discovery import Kind, SourceChoice
from core.capture.infrared_evidence import Belief, Evidence, evidence
from core.capture.probe import Probe
from gui.icons import icon
from gui.source_picker import SourcePicker

CHOICES = (
    SourceChoice("/dev/video2", "IR camera", Kind.CAMERA),
    SourceChoice("studio:visitors", "Visitors come and go", Kind.STUDIO),
    SourceChoice("studio:nobody", "Nobody is there", Kind.STUDIO),
)


@pytest.fixture
def picker(qtbot):
    picker = SourcePicker()
    qtbot.addWidget(picker)
    picker.set_choices(CHOICES)
    return picker


def shown(picker):
    return [picker.itemText(row) for row in range(picker.count())]


def choose(picker, words):
    picker.activated.emit(shown(picker).index(words))


def test_sources_stand_under_their_headings(picker):
    words = shown(picker)
    assert words.index("Cameras") < words.index("IR camera") < words.index("Studio (demo)")
    assert words.index("Studio (demo)") < words.index("Nobody is there") < words.index("Files")


def test_without_a_camera_it_says_so(picker):
    picker.set_choices(CHOICES[1:])
    assert "No camera was found" in shown(picker)


def test_a_chosen_source_is_told_by_its_address(picker, qtbot):
    with qtbot.waitSignal(picker.source_wanted) as wish:
        choose(picker, "Nobody is there")
    assert wish.args == ["studio:nobody"]


def test_the_open_source_is_shown_and_not_opened_again(picker, qtbot):
    picker.set_open("studio:nobody", "Studio: nobody")
    assert picker.currentText() == "Nobody is there"
    with qtbot.assertNotEmitted(picker.source_wanted):
        choose(picker, "Nobody is there")


def test_a_camera_is_one_whatever_its_address(picker, qtbot):
    place = "/dev/v4l/by-path/pci-0000:00:14.0-usb-0:5:1.2-video-index0"
    camera = SourceChoice(place, "IR camera", Kind.CAMERA, ("/dev/video2", "2", "camera:2"))
    for address in (place, *camera.also):
        picker.set_choices(CHOICES[1:])
        picker.set_open(address, "IR camera")  # the list may come later
        picker.set_choices((camera, *CHOICES[1:]))
        assert shown(picker).count("IR camera") == 1
        assert picker.currentText() == picker.words_for(address) == "IR camera"
        with qtbot.assertNotEmitted(picker.source_wanted):
            choose(picker, "IR camera")
    picker.set_open("studio:nobody", "Studio: nobody")
    with qtbot.waitSignal(picker.source_wanted) as wish:
        choose(picker, "IR camera")
    assert wish.args == [place]


def test_the_studio_without_a_scene_is_its_demo(picker):
    picker.set_open("studio", "Studio: visitors")
    assert picker.currentText() == "Visitors come and go"


@pytest.mark.parametrize(
    ("address", "title", "heading", "next_heading"),
    [("/tmp/a.mp4", "a.mp4", "Files", None), ("0", "Camera 0", "Cameras", "Studio (demo)")],
)
def test_a_source_that_is_not_listed_joins_its_like(picker, address, title, heading, next_heading):
    picker.set_open(address, title)
    words = shown(picker)
    assert picker.currentText() == title
    assert words.index(heading) < words.index(title)
    assert next_heading is None or words.index(title) < words.index(next_heading)


@pytest.mark.parametrize(
    ("words", "signal"),
    [
        ("Open a video or picture…", "file_wanted"),
        ("Open a folder of pictures…", "folder_wanted"),
        ("Look for cameras again", "refresh_wanted"),
    ],
)
def test_deeds_are_wished_for_and_leave_the_shown_source_alone(picker, qtbot, words, signal):
    picker.set_open("studio:nobody", "Studio: nobody")
    with qtbot.waitSignal(getattr(picker, signal)):
        choose(picker, words)
    assert picker.currentText() == "Nobody is there"


def test_a_network_camera_looks_like_one_and_another_can_be_asked_for(picker, qtbot):
    picker.set_open("rtsp://gate.example/live", "gate.example")
    row = picker.currentIndex()
    same = icon("cctv").pixmap(16).toImage()
    assert picker.itemIcon(row).pixmap(16).toImage() == same
    with qtbot.waitSignal(picker.network_camera_wanted):
        choose(picker, "Open a network camera…")
    assert picker.currentText() == "gate.example"
    picker.set_open("7", "Desk camera")
    assert picker.itemIcon(picker.currentIndex()).pixmap(16).toImage() != same


def test_a_name_that_is_too_long_for_the_closed_box_is_marked_as_cut(picker):
    picker.resize(280, 36)
    for name in ("Gate", "Far too bright at first, until the exposure is found"):
        picker.set_open("/tmp/a.mp4", name)
        option = QStyleOptionComboBox()
        picker.initStyleOption(option)
        assert option.currentText == name or option.currentText.endswith("…")
        width = picker.fontMetrics().horizontalAdvance(option.currentText)
        assert width <= picker.width() - picker.iconSize().width()
    assert picker.currentText() == name


def test_headings_cannot_be_chosen(picker, qtbot):
    with qtbot.assertNotEmitted(picker.source_wanted):
        choose(picker, "Cameras")


def test_infrared_cameras_have_a_badge_and_keep_their_name(picker):
    infrared = SourceChoice("/dev/video4", "Front IR", Kind.CAMERA, evidence=evidence("Front IR"))
    picker.set_choices((infrared, *CHOICES))
    assert "Front IR · infrared" in shown(picker)
    assert "IR camera" in shown(picker)
    assert picker.words_for("/dev/video4") == "Front IR"


def test_what_a_look_has_shown_counts_more_than_the_name(picker):
    def look(belief):
        picker.note_probe(Probe("/dev/video2", "IR camera", 1.0, evidence=Evidence(belief)))

    look(Belief.INFRARED)
    assert "IR camera · infrared" in shown(picker)
    look(Belief.NOT)
    assert "IR camera" in shown(picker)


@pytest.mark.parametrize(
    ("address", "title", "named"),
    [
        (
            "/dev/v4l/by-path/pci-0000:00:14.0-usb-0:5:1.2-video-index0#046d:085e:A1:02.0",
            "pci-0000:00:14.0-usb-0:5:1.2-video-index0#046d:085e:A1:02.0",
            "Camera at USB port 5",
        ),
        ("/dev/v4l/by-path/pci-usb-0:5:1.2-video-index0", "Front camera", "Front camera"),
        ("/dev/video7", "video7", "Camera 7"),
    ],
)
def test_a_camera_that_is_not_there_has_a_name(picker, address, title, named):
    picker.set_open(address, title)
    assert picker.currentText() == picker.words_for(address) == named


def test_a_camera_at_another_port_is_the_same(picker):
    identity = "#046d:085e:A1:02.0"
    now = SourceChoice(f"/dev/v4l/by-path/usb-0:7{identity}", "Front", Kind.CAMERA)
    picker.set_choices((now, *CHOICES))
    picker.set_open(f"/dev/v4l/by-path/usb-0:5{identity}", "Front")
    assert shown(picker).count("Front") == 1
    assert picker.currentText() == "Front"
