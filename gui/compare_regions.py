"""Which parts of two faces speak for and against one person: tried out when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core.comparison.values import Comparison, Regions
from core.wording import PlainError
from gui.compare.pair_page import PairPage
from gui.compare.values import View
from gui.language import say_error
from gui.picture_tasks import PictureTasks, Task

if TYPE_CHECKING:
    from core.pipeline import Pipeline


class CompareRegions(QObject):
    """Has the map made, once for each comparison, and shows or hides it."""

    def __init__(self, pictures: PictureTasks, page: PairPage, parent: QObject) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._page = page
        self._comparison: Comparison | None = None
        self._found: Regions | None = None
        self._task: Task | None = None
        page.result.regions_wanted.connect(self._want)
        page.result.stop_wanted.connect(self.stop)

    @property
    def found(self) -> Regions | None:
        """The map of what is compared now; None until it was asked for."""
        return self._found

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Forget the map: something else is compared."""
        self.stop()
        self._comparison, self._found = comparison, None
        self._page.result.show_regions(None)

    @Slot()
    def stop(self) -> None:
        """End the work on the map."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._page.result.show_regions(None)

    @Slot(bool)
    def _want(self, wanted: bool) -> None:
        page, comparison = self._page, self._comparison
        if not wanted or comparison is None:
            self.stop()
            page.stage.show_regions(None)
            page.result.show_regions(None)
            return
        if page.view in (View.PICTURES, View.DIFFERENCE):
            page.show_view(View.FACES)
        if self._found is not None:
            self._show(self._found)
            return
        one, other = comparison.one, comparison.other

        def deed(pipeline: Pipeline, task: Task) -> Regions:
            from core.comparison.regions import regions

            return regions(pipeline, one, other, task.report, task.is_cancelled)

        def refused(error: PlainError) -> None:
            if self._task is task:
                self._task = None
                page.result.show_regions(None)
                page.error_bar.show_message(say_error(error))

        def done(found: Regions) -> None:
            if self._task is task:
                self._task = None
                self._found = found
                self._show(found)

        page.result.show_regions(None, works=True)
        progress = page.result.progress.show_progress
        task = self._pictures.ask(deed, self, done, refused, progress)
        self._task = task

    def _show(self, found: Regions) -> None:
        self._page.stage.show_regions(found)
        self._page.result.show_regions(found)
