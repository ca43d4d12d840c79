from gui.language import one_after_another


def test_sentences_stand_one_after_another_as_each_language_writes_them():
    assert one_after_another("It moves.", "", "It is flat.") == "It moves. It is flat."
    assert one_after_another("尚无得分。", "已观察 7 秒。") == "尚无得分。已观察 7 秒。"
    assert one_after_another() == ""
