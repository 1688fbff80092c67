"""A presentation as a PowerPoint file: the boxes of the layout, native charts, notes. The same deck, the same bytes."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import escape

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

from assistant.deck import theme
from assistant.deck.layout import lay_out
from assistant.deck.model import Bar, Chart, Deck
from assistant.deck.notes import notes_of
from assistant.deck.page import Box, ChartBox, Page, Paragraph
from assistant.writers.deck_template import GROUNDS, blank_deck, placeholder
from assistant.writers.stable import EPOCH, stable_archive

_ALIGN: Final = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_ANCHOR: Final = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}
_C: Final = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_FRENCH: Final = "fr-FR"
NBSP: Final = "\u00a0"
_GROUPED: Final = 3  # digits from which thousands stand apart
_LABEL_STYLE: Final = (
    '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>'
    f'<a:defRPr sz="2400" b="1"><a:solidFill><a:srgbClr val="{theme.INK}"/></a:solidFill></a:defRPr></a:pPr>'
    '<a:endParaRPr lang="fr-FR"/></a:p></c:txPr>'
)
_POINT: Final = (
    '<c:dLbl {ns}><c:idx val="{index}"/><c:numFmt formatCode="{form}" sourceLinked="0"/>{style}'
    '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbl>'
)


def deck_to_pptx(deck: Deck) -> bytes:
    """The bytes of a .pptx file."""
    made = blank_deck()
    properties = made.core_properties
    properties.title, properties.author, properties.language = deck.title, "Humanifest Assistant", _FRENCH
    properties.subject, properties.keywords = deck.subtitle, f"corpus {deck.corpus_version}"
    properties.last_modified_by, properties.revision = "Humanifest Assistant", 1
    properties.created = properties.modified = EPOCH.replace(tzinfo=None)
    for slide, page in zip(deck.slides, lay_out(deck), strict=True):
        added = made.slides.add_slide(made.slide_layouts[GROUNDS.index(page.ground)])
        _draw(added, page)
        notes = notes_of(slide)
        if notes:
            added.notes_slide.notes_text_frame.text = notes
    stream = BytesIO()
    made.save(stream)
    return stable_archive(stream.getvalue())


def _draw(slide: Any, page: Page) -> None:
    boxes = list(page.items)
    *content, footer, number = boxes if page.slide_id != "title" else [*boxes, None, None]
    for item in content:
        if isinstance(item, ChartBox):
            _chart(slide, item)
        elif isinstance(item, Box):
            _box(slide, item)
    if isinstance(footer, Box) and isinstance(number, Box):
        _foot(slide, footer, number)


def _foot(slide: Any, footer: Box, number: Box) -> None:
    """Footer and page number as placeholders: PowerPoint counts again when slides move."""
    for identity, name, kind, index, box in (
        (900, "Pied de page", "ftr", 10, footer),
        (901, "Numéro", "sldNum", 11, number),
    ):
        run = box.paragraphs[0].runs[0]
        shown = run.text.split(" / ")[0] if kind == "sldNum" else escape(run.text)
        xml = placeholder(
            identity, name, kind, index, (box.x, box.y, box.w, box.h), shown, number=kind == "sldNum", colour=run.colour
        )
        slide.shapes._spTree.append(parse_xml(xml))  # python-pptx copies no footer from a layout


def _box(slide: Any, box: Box) -> None:
    shape = slide.shapes.title if box.role == "title" else _shape(slide, box)
    if box.role == "title":
        shape.left, shape.top, shape.width, shape.height = (Inches(v) for v in (box.x, box.y, box.w, box.h))
    if box.fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(box.fill)
        shape.line.fill.background()
        _plainly(shape)
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = _ANCHOR[box.anchor]
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Inches(box.pad)
    for i, paragraph in enumerate(box.paragraphs):
        _paragraph(frame.paragraphs[0] if i == 0 else frame.add_paragraph(), paragraph, box)


def _plainly(shape: Any) -> None:
    """No style of the theme: it would add a shadow."""
    style = shape._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}style")
    if style is not None:
        shape._element.remove(style)


def _shape(slide: Any, box: Box) -> Any:
    place = [Inches(v) for v in (box.x, box.y, box.w, box.h)]
    if not box.fill:
        return slide.shapes.add_textbox(*place)
    return slide.shapes.add_shape(MSO_SHAPE.OVAL if box.round else MSO_SHAPE.RECTANGLE, *place)


def _paragraph(target: Any, paragraph: Paragraph, box: Box) -> None:
    target.alignment = _ALIGN[box.align]
    target.space_before, target.space_after = Pt(0), Pt(paragraph.after)
    for run in paragraph.runs:
        added = target.add_run()
        added.text = run.text
        added.font.size, added.font.bold = Pt(paragraph.size), run.bold
        added.font.color.rgb = RGBColor.from_string(run.colour)
        added._r.get_or_add_rPr().set("lang", _FRENCH)  # no public way to name the language of a run


def _chart(slide: Any, box: ChartBox) -> None:
    """Horizontal bars without axes: their labels stand beside, their numbers at their ends."""
    chart = box.chart
    data = CategoryChartData()
    data.categories = [bar.line.text for bar in chart.bars]
    data.add_series(chart.about, [bar.value for bar in chart.bars])
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED, *(Inches(v) for v in (box.x, box.y, box.w, box.h)), data
    )
    frame.name = "Graphique"
    spoken = f"{NBSP}; ".join(f"{bar.worded}{NBSP}: {bar.line.text}" for bar in chart.bars)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"{chart.about}. {spoken}")
    drawn = frame.chart
    drawn.has_legend = drawn.has_title = False
    drawn.font.size, drawn.font.name = Pt(20), theme.FONT
    drawn.value_axis.minimum_scale = 0
    drawn.value_axis.maximum_scale = chart.scale
    drawn.value_axis.visible = drawn.category_axis.visible = False
    drawn.value_axis.has_major_gridlines = False
    drawn.category_axis.reverse_order = True
    plot = drawn.plots[0]
    plot.gap_width, plot.vary_by_categories = 70, False
    series = plot.series[0]
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = RGBColor.from_string(theme.TEAL)
    _label(series, chart)
    _fill_frame(drawn)


def _label(series: Any, chart: Chart) -> None:
    """The numbers at the ends of their bars; « jusqu’à » and its like stand in the format of the number."""
    labels = series.data_labels
    labels.number_format, labels.number_format_is_linked = _format(chart.bars[0], chart.unit), False
    labels.position, labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
    labels.font.size, labels.font.bold = Pt(24), True
    labels.font.color.rgb = RGBColor.from_string(theme.INK)
    own = labels._element
    for i, bar in reversed(list(enumerate(chart.bars))):
        form = escape(_format(bar, chart.unit), {'"': "&quot;"})
        own.insert(0, parse_xml(_POINT.format(ns=_C, index=i, form=form, style=_LABEL_STYLE)))


def _format(bar: Bar, unit: str) -> str:
    """The number format that shows a value as it is worded: « jusqu’à 70 % » is « "jusqu’à "0" %" »."""
    number = re.search(r"\d[\d\s]*(?:,\d+)?", bar.worded)
    if number is None:
        return f'"{bar.worded}"'
    digits = number[0].rstrip()
    before, after = bar.worded[: number.start()], bar.worded[number.start() + len(digits) :]
    decimals = len(digits.partition(",")[2])
    pattern = ("#,##0" if len(digits.split(",")[0]) > _GROUPED else "0") + ("." + "0" * decimals if decimals else "")
    return (
        (f'"{before}"' if before else "") + pattern + (f'"{after}"' if after else f'" {unit}"' if unit == "%" else "")
    )


def _fill_frame(drawn: Any) -> None:
    """The plot takes the whole frame, so that each band is level with its label."""
    area = drawn._chartSpace.chart.plotArea  # python-pptx lays out no plot
    for old in area.findall("{http://schemas.openxmlformats.org/drawingml/2006/chart}layout"):
        area.remove(old)
    area.insert(
        0,
        parse_xml(
            f'<c:layout {_C}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
            '<c:x val="0"/><c:y val="0"/><c:w val="1"/><c:h val="1"/></c:manualLayout></c:layout>'
        ),
    )
