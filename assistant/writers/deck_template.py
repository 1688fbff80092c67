"""Our own 16:9 template, built by code: theme, master and three layouts."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.util import Inches

from assistant.deck import theme
from assistant.deck.page import COLOURS, DECORATION, Box, Ground

GROUNDS: Final[tuple[Ground, ...]] = ("night", "paper", "sand")  # layouts, in this order
_NAMES: Final[dict[Ground, str]] = {"night": "Ouverture", "paper": "Contenu", "sand": "Parole et questions"}
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P: Final = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# A picture of a 4:3 slide, the settings of somebody’s printer, a word count: parts that python-pptx starts from.
_NOT_OURS: Final = ("/thumbnail", "/printerSettings", "/extended-properties")
_FIELD: Final = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"  # any identifier, the same in every file
_NS: Final = f'xmlns:a="{_A}" xmlns:p="{_P}" xmlns:r="{_R}"'


def blank_deck() -> Any:
    """An empty presentation on our template; its layouts stand in the order of ``GROUNDS``."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(theme.WIDE), Inches(theme.HIGH)
    deck.part._element.sldSz.attrib.pop("type", None)  # the default one says 4:3
    _drop(deck.part.package._rels, _NOT_OURS)
    _drop(deck.part.rels, _NOT_OURS)
    for layout in list(deck.slide_layouts)[len(GROUNDS) :]:
        deck.slide_layouts.remove(layout)
    master = deck.slide_master
    _retheme(master.part.part_related_by(RT.THEME))
    _replace_tree(master, _master_shapes(), COLOURS["paper"])
    _restyle(master)
    for layout, ground in zip(deck.slide_layouts, GROUNDS, strict=True):
        layout._element.cSld.set("name", _NAMES[ground])
        layout._element.attrib.pop("type", None)
        _replace_tree(layout, _layout_shapes(ground), COLOURS[ground])
    return deck


def _drop(relations: Any, endings: tuple[str, ...]) -> None:
    """Leave out parts of the default template that describe another file."""
    for key in [key for key, relation in relations.items() if relation.reltype.endswith(endings)]:
        relations.pop(key)


def emu(inches: float) -> int:
    """Inches as the integer that Office files count in."""
    return int(Inches(inches))


def _retheme(part: Any) -> None:
    """Colours and fonts of the theme part."""
    root = etree.fromstring(part.blob)
    root.set("name", "Humanifest")
    scheme = root.find(f".//{{{_A}}}clrScheme")
    scheme.set("name", "Humanifest")
    colours = {
        "dk1": theme.INK, "lt1": theme.PAPER, "dk2": theme.NIGHT, "lt2": theme.SAND, "accent1": theme.TEAL,
        "accent2": theme.AMBER, "accent3": theme.RUST, "accent4": theme.MUTED, "accent5": theme.PALE,
        "accent6": theme.MIST, "hlink": theme.TEAL, "folHlink": theme.RUST,
    }  # fmt: skip
    for name, value in colours.items():
        slot = scheme.find(f"{{{_A}}}{name}")
        for old in list(slot):
            slot.remove(old)
        etree.SubElement(slot, f"{{{_A}}}srgbClr", val=value)
    for latin in root.iterfind(f".//{{{_A}}}fontScheme//{{{_A}}}latin"):
        latin.set("typeface", theme.FONT)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _replace_tree(owner: Any, shapes: list[str], ground: str) -> None:
    """Put our shapes and our background in place of those of the default template."""
    slide = owner._element.cSld
    for old in slide.findall(f"{{{_P}}}bg"):
        slide.remove(old)
    slide.insert(
        0,
        parse_xml(
            f'<p:bg {_NS}><p:bgPr><a:solidFill><a:srgbClr val="{ground}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        ),
    )
    tree = slide.spTree
    for shape in [s for s in tree if not s.tag.endswith(("nvGrpSpPr", "grpSpPr"))]:
        tree.remove(shape)
    for xml in shapes:
        tree.append(parse_xml(xml))


def _master_shapes() -> list[str]:
    room = (theme.MARGIN, 0.86, theme.ROOM, 1.1)
    body = (theme.MARGIN, 2.4, theme.ROOM, 3.75)
    return [
        placeholder(2, "Titre", "title", 0, room, "Titre"),
        placeholder(3, "Texte", "body", 1, body, "Texte"),
        placeholder(4, "Pied de page", "ftr", 3, (theme.MARGIN, 6.95, 9, 0.25), ""),
        placeholder(5, "Numéro", "sldNum", 4, (theme.WIDE - theme.MARGIN - 1.5, 6.95, 1.5, 0.25), "", number=True),
    ]


def _layout_shapes(ground: Ground) -> list[str]:
    right = theme.MARGIN + theme.ROOM - 1.5 - (0.9 if ground == "night" else 0)
    room = theme.ROOM - (1.1 if ground == "night" else 0)
    return [
        *(_rectangle(20 + i, box) for i, box in enumerate(DECORATION[ground])),
        placeholder(2, "Titre", "title", 0, (theme.MARGIN, 0.86, room, 1.1), "Titre"),
        placeholder(4, "Pied de page", "ftr", 10, (theme.MARGIN, 6.95, 9, 0.25), ""),
        placeholder(5, "Numéro", "sldNum", 11, (right, 6.95, 1.5, 0.25), "", number=True),
    ]  # fmt: skip


def placeholder(
    identity: int, name: str, kind: str, index: int, place: tuple[float, float, float, float], prompt: str,
    *, number: bool = False, size: int = 1100, colour: str = theme.MUTED,
) -> str:  # fmt: skip
    """The XML of a placeholder; ``place``: x, y, width, height in inches; a slide number is a field."""
    x, y, w, h = (emu(v) for v in place)
    at = f' idx="{index}"' if index else ""
    style = f'<a:rPr lang="fr-FR" sz="{size}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:rPr>'
    small = style if kind in {"ftr", "sldNum"} else '<a:rPr lang="fr-FR"/>'
    run = (
        f'<a:fld id="{_FIELD}" type="slidenum">{small}<a:t>{prompt or "‹#›"}</a:t></a:fld>'
        if number
        else f"<a:r>{small}<a:t>{prompt}</a:t></a:r>"
    )
    align = ' algn="r"' if number else ""
    return (
        f'<p:sp {_NS}><p:nvSpPr><p:cNvPr id="{identity}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"{at}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{w}" cy="{h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" wrap="square"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"<a:p><a:pPr{align}/>{run}</a:p></p:txBody></p:sp>"
    )


def _rectangle(identity: int, box: Box) -> str:
    x, y, w, h = (emu(v) for v in (box.x, box.y, box.w, box.h))
    return (
        f'<p:sp {_NS}><p:nvSpPr><p:cNvPr id="{identity}" name="Décor {identity - 19}"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{box.fill}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )


def _restyle(master: Any) -> None:
    """Text styles: our font through the theme, our sizes, no bullets but where a body has them."""
    old = master._element.find(f"{{{_P}}}txStyles")
    title = _level("titleStyle", [("lvl1pPr", 3200, True)])
    body = _level("bodyStyle", [(f"lvl{n}pPr", 2400 - 200 * (n - 1), False) for n in range(1, 6)])
    other = _level("otherStyle", [("lvl1pPr", 1800, False)])
    master._element.replace(old, parse_xml(f"<p:txStyles {_NS}>{title}{body}{other}</p:txStyles>"))


def _level(style: str, levels: list[tuple[str, int, bool]]) -> str:
    rows = "".join(
        f'<a:{tag} algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:buNone/>'
        f'<a:defRPr sz="{size}" b="{int(bold)}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f'<a:latin typeface="+{"mj" if bold else "mn"}-lt"/></a:defRPr></a:{tag}>'
        for tag, size, bold in levels
    )
    return f"<p:{style}>{rows}</p:{style}>"
