#include "widgets/common/Style.h"

#include <utility>
#include <vector>

namespace ph {

namespace {

// %NAME% stands for a token. One rule a line, grouped by widget. What people type into, and what holds it,
// names no text colour: a sheet that does makes the placeholder half as strong, and pale (the palette says
// both well).
constexpr char sheet[] = R"(
QWidget[surface="true"] { background: %surface%; }
QWidget[chrome="true"] { background: %window%; }
QWidget[panel="true"] { background: %surface%; border: 1px solid %border%; border-radius: 6px; }
QFrame[line="true"] { background: %border%; border: none; }
QMainWindow, QDialog { background: %window%; }
QMainWindow::separator { background: %border%; width: 1px; height: 1px; }

QPushButton { background: %raised%; color: %text%; border: 1px solid %borderStrong%; border-radius: 5px; padding: 4px 11px; min-height: 18px; }
QPushButton:hover { background: %hover%; }
QPushButton:pressed, QPushButton:checked { background: %selection%; }
QPushButton:focus { border: 2px solid %focus%; padding: 3px 10px; }
QPushButton:disabled { color: %off%; border-color: %border%; background: %window%; }
QPushButton[kind="primary"] { background: %accent%; color: %onAccent%; border-color: %accent%; font-weight: 500; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: %accentHover%; border-color: %accentHover%; }
QPushButton[kind="primary"]:focus { border: 2px solid %text%; }
QPushButton[kind="primary"]:disabled { background: %border%; border-color: %border%; color: %off%; }
QPushButton[kind="danger"] { background: %bad%; color: %onAccent%; border-color: %bad%; font-weight: 500; }
QPushButton[kind="danger"]:hover { background: %badHover%; }
QPushButton[kind="danger"]:focus { border: 2px solid %text%; }
QPushButton[kind="danger"]:disabled { background: %border%; border-color: %border%; color: %off%; }
QPushButton[kind="flat"] { background: transparent; border-color: transparent; color: %accent%; padding: 4px 7px; }
QPushButton[kind="flat"]:hover { background: %hover%; }
QPushButton[kind="flat"]:focus { border: 2px solid %focus%; padding: 3px 6px; }
QPushButton[kind="flat"]:disabled { color: %off%; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: %accent%; padding: 1px 0; min-height: 16px; border-radius: 3px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid %focus%; }
QPushButton::menu-indicator { image: url(:/icons/control-down-%scheme%.svg); subcontrol-position: right center; right: 6px; width: 12px; height: 12px; }

QToolButton { background: transparent; color: %text%; border: 1px solid transparent; border-radius: 5px; padding: 4px; }
QToolButton:hover { background: %hover%; }
QToolButton:pressed, QToolButton:checked { background: %selection%; }
QToolButton:focus { border: 2px solid %focus%; padding: 3px; }
QToolButton:disabled { color: %off%; }
QToolButton[toggle="true"] { border: 1px solid %outline%; background: %raised%; padding: 3px 8px; min-height: 20px; max-height: 20px; }
QToolButton[toggle="true"]:hover { background: %hover%; }
QToolButton[toggle="true"]:checked { background: %selection%; border-color: %accent%; }
QToolButton[toggle="true"]:focus { border: 2px solid %focus%; padding: 2px 7px; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[popupMode="1"] { padding-right: 16px; }
QToolButton::menu-button { border: none; width: 14px; }
QToolButton::menu-arrow { image: url(:/icons/control-down-%scheme%.svg); width: 12px; height: 12px; }

QLineEdit, QAbstractSpinBox, QPlainTextEdit { background: %surface%; border: 1px solid %outline%; border-radius: 5px; padding: 3px 7px; selection-background-color: %mark%; selection-color: %text%; }
QLineEdit, QAbstractSpinBox { min-height: 20px; }
QLineEdit:hover, QAbstractSpinBox:hover { border-color: %textFaint%; }
QLineEdit:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus { border: 2px solid %focus%; padding: 2px 6px; }
QLineEdit:disabled, QAbstractSpinBox:disabled { color: %off%; background: %window%; border-color: %border%; }
QLineEdit:read-only { background: %window%; }
QListWidget[framed="true"] { background: %surface%; border: 1px solid %outline%; border-radius: 5px; padding: 3px; }
QPlainTextEdit[bare="true"] { background: transparent; border: 1px solid transparent; padding: 0; }
QPlainTextEdit[bare="true"]:focus { border: 1px solid %focus%; padding: 0; }
QLineEdit[invalid="true"] { border-color: %bad%; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { background: transparent; border: none; padding: 3px 4px; }
QLineEdit > QToolButton { border: none; padding: 0; background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 18px; }
QAbstractSpinBox::up-arrow { image: url(:/icons/control-up-%scheme%.svg); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url(:/icons/control-down-%scheme%.svg); width: 10px; height: 10px; }

QComboBox { background: %raised%; border: 1px solid %outline%; border-radius: 5px; padding: 3px 9px; min-height: 20px; }
QComboBox:hover { background: %hover%; }
QComboBox:focus, QComboBox:on { border: 2px solid %focus%; padding: 2px 8px; }
QComboBox:disabled { color: %off%; border-color: %border%; background: %window%; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; background: transparent; width: 20px; }
QComboBox::down-arrow { image: url(:/icons/control-down-%scheme%.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: %raised%; border: 1px solid %borderStrong%; padding: 4px; outline: none; selection-background-color: %selection%; selection-color: %text%; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; border-radius: 4px; }

QCheckBox, QRadioButton { spacing: 7px; color: %text%; padding: 2px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid %focus%; }
QCheckBox:disabled, QRadioButton:disabled { color: %off%; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator, QMenu::indicator { width: 14px; height: 14px; border: 1px solid %textFaint%; background: %surface%; border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: %accent%; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QMenu::indicator:checked { background: %accent%; border-color: %accent%; image: url(:/icons/control-check-%scheme%.svg); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate { background: %accent%; border-color: %accent%; image: url(:/icons/control-partial-%scheme%.svg); }
QRadioButton::indicator:checked { background: %accent%; border-color: %accent%; image: url(:/icons/control-dot-%scheme%.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: %border%; background: %window%; }

QTabWidget::pane { border: none; border-top: 1px solid %border%; }
QTabWidget#runTabs::tab-bar, QTabWidget#modelTabs::tab-bar, QTabWidget#releaseTabs::tab-bar, QTabWidget#incidentsTabs::tab-bar, QTabWidget#incidentParts::tab-bar { left: 6px; }
QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; color: %textMuted%; border: none; border-bottom: 2px solid transparent; padding: 6px 10px 5px 10px; margin-right: 4px; }
QTabBar::tab:hover { color: %text%; border-bottom-color: %borderStrong%; }
QTabBar::tab:selected { color: %text%; border-bottom-color: %accent%; }
QTabBar::tab:focus { color: %accent%; }
QTabBar::close-button { image: url(:/icons/control-close-%scheme%.svg); border-radius: 4px; subcontrol-position: right; margin: 2px; }
QTabBar::close-button:hover { background: %hover%; }
QTabBar::scroller { width: 20px; }
QTabBar QToolButton { border: none; background: %window%; padding: 0; }
QTabBar QToolButton::right-arrow { image: url(:/icons/control-right-%scheme%.svg); }
QTabBar QToolButton::left-arrow { image: url(:/icons/control-left-%scheme%.svg); }
QTabBar[documents="true"] { background: %window%; }
QTabBar[documents="true"]::tab { border: 1px solid transparent; border-bottom: 1px solid %border%; padding: 6px 8px 6px 12px; margin: 0; min-width: 60px; max-width: 260px; }
QTabBar[documents="true"]::tab:hover { background: %hover%; }
QTabBar[documents="true"]::tab:selected { background: %surface%; border-left: 1px solid %border%; border-right: 1px solid %border%; border-top: 2px solid %accent%; border-bottom: 1px solid %surface%; padding-top: 5px; }

QHeaderView { background: %surface%; border: none; font-size: 11px; font-weight: 500; }
QHeaderView::section { background: %surface%; color: %textMuted%; border: none; border-bottom: 1px solid %border%; border-right: 1px solid transparent; padding: 0 7px 0 8px; min-height: 27px; font-size: 11px; font-weight: 500; }
QHeaderView::section:hover { color: %text%; background: %hover%; border-right-color: %border%; }
QTreeView#releaseBoard QHeaderView::section:first { padding-left: 16px; }
QTableCornerButton::section { background: %surface%; border: none; border-bottom: 1px solid %border%; }

QAbstractItemView { background: %surface%; alternate-background-color: %rowAlternate%; color: %text%; border: none; outline: none; gridline-color: %border%; selection-background-color: %selection%; selection-color: %text%; }
QTreeView::branch { background: transparent; }
QTreeView::branch:hover { background: %hover%; }
QTreeView::branch:selected { background: %selection%; }
QTreeView::branch:has-children:closed { image: url(:/icons/control-right-%scheme%.svg); }
QTreeView::branch:has-children:open { image: url(:/icons/control-down-%scheme%.svg); }

QMenuBar { background: %window%; color: %text%; }
QMenuBar::item { padding: 5px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: %hover%; }
QMenu { background: %raised%; border: 1px solid %borderStrong%; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 10px; border-radius: 4px; margin: 0; }
QMenu::item:selected { background: %selection%; }
QMenu::item:disabled { color: %off%; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { margin-left: 8px; }
QMenu::right-arrow { image: url(:/icons/control-right-%scheme%.svg); width: 12px; height: 12px; margin-right: 6px; }
QMenu::separator { height: 1px; background: %border%; margin: 4px 6px; }
QToolTip { background: %raised%; color: %text%; border: 1px solid %borderStrong%; padding: 4px 6px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; border: none; }
QScrollBar::handle { background: %outline%; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: %textFaint%; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea { background: transparent; border: none; }

QSlider { min-height: 20px; border: 1px solid transparent; border-radius: 4px; }
QSlider:focus { border: 1px solid %focus%; }
QSlider::groove:horizontal { background: %outline%; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: %accent%; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: %accent%; width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; }
QSlider::handle:horizontal:hover { background: %accentHover%; }
QSlider::groove:horizontal:disabled, QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled { background: %border%; }

QSplitter::handle { background: transparent; }
QSplitter::handle:horizontal { border-left: 1px solid %border%; margin-left: 2px; }
QSplitter::handle:vertical { border-top: 1px solid %border%; margin-top: 2px; }
QSplitter::handle:hover { border-color: %accent%; }
)";

} // namespace

QString styleSheetFor(const Theme& theme)
{
    const QColor off = theme.palette().color(QPalette::Disabled, QPalette::Text);
    const auto nearer = [&](const QColor& c) { return theme.isDark ? c.lighter(108) : c.darker(112); };
    QColor mark = theme.accent;
    mark.setAlpha(theme.isDark ? 110 : 70);
    const std::vector<std::pair<QLatin1StringView, QString>> tokens = {
        {QLatin1StringView("%scheme%"), theme.isDark ? QStringLiteral("dark") : QStringLiteral("light")},
        {QLatin1StringView("%window%"), theme.window.name()},
        {QLatin1StringView("%surface%"), theme.surface.name()},
        {QLatin1StringView("%raised%"), theme.raised.name()},
        {QLatin1StringView("%border%"), theme.border.name()},
        {QLatin1StringView("%borderStrong%"), theme.borderStrong.name()},
        {QLatin1StringView("%outline%"), theme.outline.name()},
        {QLatin1StringView("%text%"), theme.text.name()},
        {QLatin1StringView("%textMuted%"), theme.textMuted.name()},
        {QLatin1StringView("%textFaint%"), theme.textFaint.name()},
        {QLatin1StringView("%off%"), off.name()},
        {QLatin1StringView("%accent%"), theme.accent.name()},
        {QLatin1StringView("%accentHover%"), nearer(theme.accent).name()},
        {QLatin1StringView("%onAccent%"), theme.onAccent.name()},
        {QLatin1StringView("%selection%"), theme.selection.name()},
        {QLatin1StringView("%mark%"), QStringLiteral("rgba(%1,%2,%3,%4)")
                                          .arg(mark.red())
                                          .arg(mark.green())
                                          .arg(mark.blue())
                                          .arg(mark.alpha())},
        {QLatin1StringView("%hover%"), theme.hover.name()},
        {QLatin1StringView("%focus%"), theme.focus.name()},
        {QLatin1StringView("%bad%"), theme.bad.name()},
        {QLatin1StringView("%badHover%"), nearer(theme.bad).name()},
        {QLatin1StringView("%rowAlternate%"), theme.rowAlternate.name()},
    };
    QString text = QString::fromLatin1(sheet);
    for (const auto& [token, value] : tokens)
        text.replace(token, value);
    return text;
}

} // namespace ph
