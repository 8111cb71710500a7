"""The one style sheet, written from the tokens. A widget asks for a look by name: `setProperty("look", "card")`."""

from __future__ import annotations

from string import Template

from desktop.views.look.tokens import MONO_FONT, Tokens

SHEET = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 3px; font-size: 12px; }

QWidget[look="panel"] { background: $panel; }
QWidget[look="panel-right"] { background: $panel; border-left: 1px solid $line; }
QWidget[look="panel-left"] { background: $panel; border-right: 1px solid $line; }
QWidget[look="panel-top"] { background: $panel; border-bottom: 1px solid $line; }
QWidget[look="panel-bottom"] { background: $panel; border-top: 1px solid $line; }
QWidget[look="card"] { background: $raised; border: 1px solid $line; border-radius: 10px; }
QFrame[look="floating"] { background: $raised; border: 1px solid $line; border-radius: 10px; }
QFrame[look="popup"] { background: $raised; border: 1px solid $line; }
QWidget[look="rule"] { background: $line; }

QLabel { background: transparent; color: $text; }
QLabel[look="section"] { color: $secondary; font-size: 11px; font-weight: 600; letter-spacing: 0.7px; }
QLabel[look="label"] { color: $secondary; font-size: 12px; }
QLabel[look="note"] { color: $secondary; font-size: 11px; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="title"] { font-size: 18px; font-weight: 600; }
QLabel[look="status"] { color: $hint; font-size: 12px; }
QLabel[look="figure"] { font-family: "$mono"; font-size: 12px; }
QLabel[look="figure-quiet"] { font-family: "$mono"; font-size: 11px; color: $secondary; }
QLabel[look="banner"] {
    background: $accent_soft; color: $accent_text; border-radius: 6px; padding: 3px 9px; font-size: 12px;
    font-weight: 600;
}
QLabel:disabled { color: $faint; }

QPushButton {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 8px;
    padding: 0 12px; min-height: 30px; font-size: 13px; outline: none;
}
QPushButton:hover { background: $hover; border-color: $faint; }
QPushButton:pressed, QPushButton:checked { background: $pressed; }
QPushButton[ring="true"] { border: 2px solid $accent; padding: 0 11px; min-height: 28px; }
QPushButton:disabled { color: $faint; background: $panel; border-color: $line; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[look="primary"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; min-height: 38px;
}
QPushButton[look="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="primary"]:pressed { background: $accent; }
QPushButton[look="primary"][ring="true"] { border: 2px solid $text; min-height: 36px; padding: 0 11px; }
QPushButton[look="primary"]:disabled { background: $pressed; color: $faint; border-color: $pressed; }
QDialog QPushButton[look="primary"], QFrame[look="floating"] QPushButton[look="primary"] { min-height: 30px; }
QDialog QPushButton[look="primary"][ring="true"], QFrame[look="floating"] QPushButton[look="primary"][ring="true"] {
    min-height: 28px;
}
QPushButton[look="stop"] { min-height: 38px; font-weight: 600; }
QPushButton[look="stop"][ring="true"] { min-height: 36px; }
QPushButton[look="fold"] {
    background: transparent; border: 1px solid transparent; border-radius: 6px; color: $secondary; font-size: 12px;
    padding: 0 8px 0 0; min-height: 26px; text-align: left;
}
QPushButton[look="fold"]:hover { color: $text; background: $hover; }
QPushButton[look="fold"]:checked { color: $text; }
QPushButton[look="fold"][ring="true"] { border: 2px solid $accent; padding: 0 7px 0 0; min-height: 24px; }
QPushButton[look="link"] {
    background: transparent; border: 1px solid transparent; border-radius: 6px; color: $secondary; font-size: 12px;
    padding: 0 6px; min-height: 26px;
}
QPushButton[look="link"]:hover { color: $text; background: $hover; }
QPushButton[look="link"][ring="true"] { border: 2px solid $accent; padding: 0 5px; min-height: 24px; color: $text; }

QFrame[look="segmented"] { background: $window; border: 1px solid $line; border-radius: 10px; }
QPushButton[look="segment"] {
    background: transparent; border: 1px solid transparent; border-radius: 7px; color: $secondary; padding: 0 14px;
    min-height: 26px;
}
QPushButton[look="segment"]:hover { color: $text; background: $hover; }
QPushButton[look="segment"]:checked { background: $raised; color: $text; border-color: $line; }
QPushButton[look="segment"][ring="true"] { border: 2px solid $accent; padding: 0 13px; min-height: 24px; }

QFrame[look="message"] { background: $raised; border: none; border-bottom: 1px solid $line; }
QFrame[look="message"][tone="bad"] { border-left: 3px solid $bad; }
QFrame[look="message"][tone="note"] { border-left: 3px solid $accent; }

QToolButton {
    background: transparent; color: $text; border: 1px solid transparent; border-radius: 8px; padding: 0;
    min-width: 28px; min-height: 28px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $pressed; }
QToolButton:checked { background: $accent_soft; color: $accent_text; }
QToolButton[ring="true"] { border: 2px solid $accent; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[look="tool"] { min-width: 36px; min-height: 26px; }
QToolButton[look="tool"]:checked { background: $accent; color: $on_accent; }
QToolButton[look="tool"]:checked:hover { background: $accent_hover; }
QToolButton[look="tool"]:checked[ring="true"] { border: 2px solid $text; }
QToolButton[look="framed"] { background: $raised; border: 1px solid $line; }
QToolButton[look="framed"]:hover { background: $hover; border-color: $faint; }
QToolButton[look="framed"]:checked { background: $accent_soft; border-color: $accent; }
QToolButton[look="framed"][ring="true"] { border: 2px solid $accent; }

QLineEdit, QSpinBox {
    background: $window; color: $text; border: 1px solid $line; border-radius: 8px; padding: 0 10px;
    min-height: 28px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:hover, QSpinBox:hover { border-color: $faint; }
QLineEdit:focus, QSpinBox:focus { border: 2px solid $accent; padding: 0 9px; min-height: 26px; }
QLineEdit:disabled, QSpinBox:disabled { color: $faint; }
QLineEdit[look="figure"] { font-family: "$mono"; font-size: 12px; }
QLineEdit[look="seed"] {
    font-family: "$mono"; font-size: 12px; background: transparent; border: 1px solid transparent; border-radius: 4px;
    padding: 0 1px; min-height: 18px; max-height: 18px;
}
QLineEdit[look="seed"]:hover { background: $pressed; border-color: transparent; }
QLineEdit[look="seed"]:focus { background: $window; border: 1px solid $accent; padding: 0 1px; min-height: 18px; }
QLineEdit[look="inline"] {
    font-family: "$mono"; font-size: 12px; padding: 0 3px; min-height: 18px; max-height: 18px; border-radius: 4px;
}
QLineEdit[look="inline"]:focus { border: 1px solid $accent; padding: 0 3px; min-height: 18px; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus { background: transparent; border: none; padding: 0 8px; min-height: 0; }
QLineEdit QToolButton, QLineEdit QToolButton:hover {
    min-width: 0; min-height: 0; border: none; background: transparent;
}
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }

QTextEdit {
    background: $window; color: $text; border: 1px solid $line; border-radius: 10px; padding: 8px 10px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QTextEdit:hover { border-color: $faint; }
QTextEdit:focus { border: 2px solid $accent; padding: 7px 9px; }
QTextEdit[look="prompt"] { font-size: 14px; padding-bottom: 16px; }
QTextEdit[look="prompt"]:focus { padding-bottom: 15px; }

QPlainTextEdit, QTextBrowser {
    background: $window; color: $text; border: 1px solid $line; border-radius: 8px; padding: 6px 8px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QPlainTextEdit:focus, QTextBrowser:focus { border: 2px solid $accent; padding: 5px 7px; }
QTabWidget::pane { border: none; padding-top: 8px; }
QTabWidget QTabBar { qproperty-drawBase: 0; }
QTabWidget QTabBar::tab {
    background: transparent; color: $secondary; border: 1px solid transparent; border-radius: 7px;
    padding: 0 12px; margin: 0 2px 2px 0; height: 28px;
}
QTabWidget QTabBar::tab:hover { background: $hover; color: $text; }
QTabWidget QTabBar::tab:selected { background: $raised; color: $text; border-color: $line; }
QTabWidget QTabBar::tab:selected:focus { border: 2px solid $accent; }

QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 6px; font-size: 13px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 6px; min-height: 18px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 8px; }
QMenu::right-arrow { width: 12px; height: 12px; }

QTreeView[look="list"], QListView[look="list"] {
    background: transparent; border: none; outline: none; selection-background-color: transparent;
}
QTreeView[look="list"]::item { background: transparent; border: none; }
QTreeView[look="list"]::branch { background: transparent; image: none; }
QListWidget[look="list"] { background: transparent; border: none; outline: none; color: $text; font-size: 13px; }
QListWidget[look="list"]::item { border-radius: 6px; padding-left: 6px; }
QListWidget[look="list"]::item:hover { background: $hover; }
QListWidget[look="list"]::item:selected { background: $accent_soft; color: $text; }
QListWidget[look="pages"] {
    background: transparent; border: 1px solid transparent; outline: none; color: $text; font-size: 13px;
}
QListWidget[look="pages"]::item { border-radius: 6px; padding: 0 8px; min-height: 30px; }
QListWidget[look="pages"]::item:hover { background: $hover; }
QListWidget[look="pages"]::item:selected { background: $accent_soft; color: $text; }
QListWidget[look="pages"]:focus { border: 1px solid $accent; border-radius: 8px; }
QListWidget[look="suggestions"] { background: $raised; border: 1px solid $line; padding: 4px; outline: none; }
QLineEdit[look="rename"] { padding: 0 4px; min-height: 20px; border-radius: 4px; }
QLineEdit[look="rename"]:focus { padding: 0 3px; min-height: 20px; }

QTabBar[look="documents"] { background: transparent; font-size: 12px; }
QTabBar[look="documents"]::tab {
    background: transparent; color: $secondary; border: 1px solid transparent; border-radius: 7px;
    padding: 0 6px 0 10px; margin-right: 2px; height: 28px;
}
QTabBar[look="documents"]::tab:hover { background: $hover; color: $text; }
QTabBar[look="documents"]::tab:selected { background: $raised; color: $text; border-color: $line; }
QTabBar[look="documents"]::tab:selected:focus { border: 2px solid $accent; }
QTabBar[look="documents"] QToolButton { min-width: 18px; min-height: 18px; border-radius: 5px; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[look="scrolled"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $track; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle, QMainWindow::separator { background: $line; }
QMainWindow::separator { width: 3px; height: 3px; }
QMainWindow::separator:hover { background: $faint; }
QDockWidget { background: $panel; border: none; }
QTabBar[look="docks"] { qproperty-drawBase: 0; background: $panel; font-size: 12px; }
QTabBar[look="docks"]::tab {
    background: transparent; color: $secondary; border: 1px solid transparent; border-radius: 7px;
    padding: 0 10px; margin: 6px 0 2px 4px; height: 26px;
}
QTabBar[look="docks"]::tab:hover { background: $hover; color: $text; }
QTabBar[look="docks"]::tab:selected { background: $raised; color: $text; border-color: $line; }
QTabBar[look="docks"]::tab:selected:focus { border: 2px solid $accent; }
QDialog, QMessageBox { background: $panel; }
QDialog[look="palette"] { background: $raised; border: 1px solid $line; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QProgressBar { background: $track; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
""")


def style_sheet(tokens: Tokens) -> str:
    """Make Qt's style sheet for these tokens."""
    return SHEET.substitute(vars(tokens), mono=MONO_FONT)
