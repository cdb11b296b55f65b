#include "widgets/common/ScreenKeys.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QKeyEvent>

#include <algorithm>

namespace ph {

namespace {

constexpr char notedKeys[] = "ph_keys"; // a property of a button

using Kind = KeyedAction::Kind;

struct Place {
    const char* name; ///< of the screen
    Kind kind;
};

constexpr Place everywhere{QT_TRANSLATE_NOOP("ScreenKeys", "Everywhere"), Kind::Fixed};
constexpr Place tables{QT_TRANSLATE_NOOP("ScreenKeys", "Tables and lists"), Kind::OnScreen};
constexpr Place charts{QT_TRANSLATE_NOOP("ScreenKeys", "Charts"), Kind::OnScreen};
constexpr Place runs{QT_TRANSLATE_NOOP("ScreenKeys", "Experiments"), Kind::OnScreen};
constexpr Place comparisons{QT_TRANSLATE_NOOP("ScreenKeys", "Compare"), Kind::OnScreen};
constexpr Place monitoring{QT_TRANSLATE_NOOP("ScreenKeys", "Monitoring"), Kind::OnScreen};
constexpr Place contracts{QT_TRANSLATE_NOOP("ScreenKeys", "Data contracts"), Kind::OnScreen};
constexpr Place incidents{QT_TRANSLATE_NOOP("ScreenKeys", "Incidents"), Kind::OnScreen};
constexpr Place handbook{QT_TRANSLATE_NOOP("ScreenKeys", "Handbook"), Kind::ElsewhereOnly};

struct Known {
    ScreenKey key;
    const char* name;
    Place place;
    const char* text;
    QKeyCombination keys;
    QKeySequence::StandardKey standard = QKeySequence::UnknownKey; ///< the desktop's, instead of `keys`
};

constexpr QKeyCombination asTheDesktop = QKeyCombination::fromCombined(0);

constexpr Known knownKeys[] = {
    {ScreenKey::Palette, "palette", everywhere,
     QT_TRANSLATE_NOOP("ScreenKeys", "Find an action or an object"), Qt::CTRL | Qt::Key_K},
    {ScreenKey::Find, "find-here", everywhere, QT_TRANSLATE_NOOP("ScreenKeys", "Find in what is shown"),
     asTheDesktop, QKeySequence::Find},
    {ScreenKey::Refresh, "refresh-here", everywhere,
     QT_TRANSLATE_NOOP("ScreenKeys", "Read what is shown again"), Qt::Key_F5},
    {ScreenKey::Back, "back", everywhere, QT_TRANSLATE_NOOP("ScreenKeys", "Close, clear or go back"),
     Qt::Key_Escape},
    {ScreenKey::Copy, "copy", everywhere, QT_TRANSLATE_NOOP("ScreenKeys", "Copy the chosen rows"),
     asTheDesktop, QKeySequence::Copy},
    {ScreenKey::CloseTab, "close-tab", everywhere, QT_TRANSLATE_NOOP("ScreenKeys", "Close the tab"),
     Qt::CTRL | Qt::Key_W},
    {ScreenKey::NextTab, "next-tab", everywhere, QT_TRANSLATE_NOOP("ScreenKeys", "Next tab"),
     Qt::CTRL | Qt::Key_Tab},
    {ScreenKey::PreviousTab, "previous-tab", everywhere, QT_TRANSLATE_NOOP("ScreenKeys", "Previous tab"),
     Qt::CTRL | Qt::SHIFT | Qt::Key_Tab},
    {ScreenKey::OpenIncident, "open-incident-here", everywhere,
     QT_TRANSLATE_NOOP("ScreenKeys", "Open an incident from what is chosen"),
     Qt::CTRL | Qt::SHIFT | Qt::Key_I},

    {ScreenKey::Open, "open-line", tables, QT_TRANSLATE_NOOP("ScreenKeys", "Open the line"), Qt::Key_Return},
    {ScreenKey::Choose, "choose-line", tables, QT_TRANSLATE_NOOP("ScreenKeys", "Choose the line, or not"),
     Qt::Key_Space},
    {ScreenKey::SelectAll, "select-all", tables, QT_TRANSLATE_NOOP("ScreenKeys", "Choose all lines"),
     asTheDesktop, QKeySequence::SelectAll},
    {ScreenKey::Remove, "remove-line", tables, QT_TRANSLATE_NOOP("ScreenKeys", "Remove the line"),
     asTheDesktop, QKeySequence::Delete},

    {ScreenKey::ChartAsTable, "chart-as-table", charts,
     QT_TRANSLATE_NOOP("ScreenKeys", "Show a chart as a table, and back"), Qt::CTRL | Qt::Key_T},
    {ScreenKey::ShowAll, "show-all", charts, QT_TRANSLATE_NOOP("ScreenKeys", "Show all of it"), Qt::Key_Home},
    {ScreenKey::ZoomIn, "zoom-in", charts, QT_TRANSLATE_NOOP("ScreenKeys", "Look closer"), Qt::Key_Plus},
    {ScreenKey::ZoomOut, "zoom-out", charts, QT_TRANSLATE_NOOP("ScreenKeys", "Look from further away"),
     Qt::Key_Minus},

    {ScreenKey::ToggleExperiments, "toggle-experiments", runs,
     QT_TRANSLATE_NOOP("ScreenKeys", "Show or hide the experiments"), Qt::CTRL | Qt::Key_B},
    {ScreenKey::Complete, "complete", runs,
     QT_TRANSLATE_NOOP("ScreenKeys", "Complete a key or a value in the query"), Qt::CTRL | Qt::Key_Space},
    {ScreenKey::ColumnBefore, "column-before", runs,
     QT_TRANSLATE_NOOP("ScreenKeys", "Go to the column before"), Qt::CTRL | Qt::Key_Left},
    {ScreenKey::ColumnAfter, "column-after", runs, QT_TRANSLATE_NOOP("ScreenKeys", "Go to the next column"),
     Qt::CTRL | Qt::Key_Right},
    {ScreenKey::SortAscending, "sort-ascending", runs,
     QT_TRANSLATE_NOOP("ScreenKeys", "Sort by the column, ascending"), Qt::ALT | Qt::Key_Up},
    {ScreenKey::SortDescending, "sort-descending", runs,
     QT_TRANSLATE_NOOP("ScreenKeys", "Sort by the column, descending"), Qt::ALT | Qt::Key_Down},
    {ScreenKey::AddAscending, "add-ascending", runs,
     QT_TRANSLATE_NOOP("ScreenKeys", "Then by the column, ascending"), Qt::ALT | Qt::SHIFT | Qt::Key_Up},
    {ScreenKey::AddDescending, "add-descending", runs,
     QT_TRANSLATE_NOOP("ScreenKeys", "Then by the column, descending"), Qt::ALT | Qt::SHIFT | Qt::Key_Down},
    {ScreenKey::MoveColumnLeft, "move-column-left", runs,
     QT_TRANSLATE_NOOP("ScreenKeys", "Move the column left"), Qt::ALT | Qt::SHIFT | Qt::Key_Left},
    {ScreenKey::MoveColumnRight, "move-column-right", runs,
     QT_TRANSLATE_NOOP("ScreenKeys", "Move the column right"), Qt::ALT | Qt::SHIFT | Qt::Key_Right},
    {ScreenKey::HideColumn, "hide-column", runs, QT_TRANSLATE_NOOP("ScreenKeys", "Hide the column"),
     Qt::CTRL | Qt::SHIFT | Qt::Key_H},
    {ScreenKey::ShowCurve, "show-curve", runs,
     QT_TRANSLATE_NOOP("ScreenKeys", "Show or hide the curve of a metric"), Qt::Key_Space},

    {ScreenKey::AddChart, "add-chart", comparisons, QT_TRANSLATE_NOOP("ScreenKeys", "Add a chart"),
     Qt::CTRL | Qt::SHIFT | Qt::Key_A},
    {ScreenKey::MakeBaseline, "make-baseline", comparisons,
     QT_TRANSLATE_NOOP("ScreenKeys", "Make the run the baseline"), Qt::Key_B},
    {ScreenKey::HideRun, "hide-run", comparisons, QT_TRANSLATE_NOOP("ScreenKeys", "Hide the run, or show it"),
     Qt::Key_H},
    {ScreenKey::CopyReasons, "copy-reasons", comparisons,
     QT_TRANSLATE_NOOP("ScreenKeys", "Copy why they differ as Markdown"), Qt::CTRL | Qt::SHIFT | Qt::Key_C},
    {ScreenKey::MoveAxisLeft, "move-axis-left", comparisons,
     QT_TRANSLATE_NOOP("ScreenKeys", "Move the axis left"), Qt::CTRL | Qt::Key_Left},
    {ScreenKey::MoveAxisRight, "move-axis-right", comparisons,
     QT_TRANSLATE_NOOP("ScreenKeys", "Move the axis right"), Qt::CTRL | Qt::Key_Right},

    {ScreenKey::OwnQuery, "own-query", monitoring, QT_TRANSLATE_NOOP("ScreenKeys", "To a query of your own"),
     Qt::CTRL | Qt::Key_E},

    {ScreenKey::SaveContract, "save-contract", contracts,
     QT_TRANSLATE_NOOP("ScreenKeys", "Save the text of the contract"), asTheDesktop, QKeySequence::Save},

    {ScreenKey::ConfirmStep, "confirm-step", incidents,
     QT_TRANSLATE_NOOP("ScreenKeys", "Confirm a step of the diagnosis"), Qt::CTRL | Qt::Key_Return},
    {ScreenKey::OverruleStep, "overrule-step", incidents,
     QT_TRANSLATE_NOOP("ScreenKeys", "Overrule a step of the diagnosis"),
     Qt::CTRL | Qt::SHIFT | Qt::Key_Return},
    {ScreenKey::TakeStep, "take-step", incidents,
     QT_TRANSLATE_NOOP("ScreenKeys", "Take the chosen step of containment"), Qt::CTRL | Qt::Key_Return},
    {ScreenKey::NoteMoment, "note-moment", incidents,
     QT_TRANSLATE_NOOP("ScreenKeys", "Note something about the moment"), Qt::Key_N},
    {ScreenKey::ItemBefore, "item-before", incidents,
     QT_TRANSLATE_NOOP("ScreenKeys", "To the item before on the timeline"), Qt::CTRL | Qt::Key_Left},
    {ScreenKey::ItemAfter, "item-after", incidents,
     QT_TRANSLATE_NOOP("ScreenKeys", "To the next item on the timeline"), Qt::CTRL | Qt::Key_Right},
    {ScreenKey::FindNext, "find-next", incidents,
     QT_TRANSLATE_NOOP("ScreenKeys", "The next line of the log that was found"), Qt::Key_F3},
    {ScreenKey::FindPrevious, "find-previous", incidents,
     QT_TRANSLATE_NOOP("ScreenKeys", "The line of the log before"), Qt::SHIFT | Qt::Key_F3},

    {ScreenKey::SearchHandbook, "handbook-search", handbook,
     QT_TRANSLATE_NOOP("ScreenKeys", "Search all chapters"), Qt::CTRL | Qt::Key_L},
    {ScreenKey::FindInChapter, "handbook-find", handbook,
     QT_TRANSLATE_NOOP("ScreenKeys", "Find in the chapter"), asTheDesktop, QKeySequence::Find},
    {ScreenKey::FindNextInChapter, "handbook-find-next", handbook,
     QT_TRANSLATE_NOOP("ScreenKeys", "To the next place that was found"), Qt::Key_F3},
    {ScreenKey::FindPreviousInChapter, "handbook-find-previous", handbook,
     QT_TRANSLATE_NOOP("ScreenKeys", "To the place before"), Qt::SHIFT | Qt::Key_F3},
    {ScreenKey::ChapterBefore, "handbook-back", handbook, QT_TRANSLATE_NOOP("ScreenKeys", "Back"),
     Qt::ALT | Qt::Key_Left},
    {ScreenKey::ChapterAfter, "handbook-forward", handbook, QT_TRANSLATE_NOOP("ScreenKeys", "Forward"),
     Qt::ALT | Qt::Key_Right},
    {ScreenKey::CloseHandbook, "handbook-close", handbook,
     QT_TRANSLATE_NOOP("ScreenKeys", "Close the handbook"), asTheDesktop, QKeySequence::Close},
};

QKeySequence keysOf(const Known& known)
{
    return known.standard == QKeySequence::UnknownKey ? QKeySequence(known.keys)
                                                      : QKeySequence(known.standard);
}

} // namespace

QKeySequence keysOf(ScreenKey key)
{
    const auto* known = std::ranges::find(knownKeys, key, &Known::key);
    return known == std::end(knownKeys) ? QKeySequence() : keysOf(*known);
}

QKeySequence keysOfDestination(int number)
{
    return Qt::CTRL | Qt::Key(Qt::Key_0 + number);
}

void noteKeys(QAbstractButton& button, ScreenKey key)
{
    button.setProperty(notedKeys, QVariant::fromValue(keysOf(key)));
}

QKeySequence keysOf(const QAbstractButton& button)
{
    return button.shortcut().isEmpty() ? button.property(notedKeys).value<QKeySequence>() : button.shortcut();
}

bool isPressed(ScreenKey key, const QKeyEvent& event)
{
    const QKeyCombination pressed(event.modifiers() & ~Qt::KeypadModifier, Qt::Key(event.key()));
    return keysOf(key) == QKeySequence(pressed);
}

QList<KeyedAction> screenKeys()
{
    QList<KeyedAction> all;
    for (const auto& known : knownKeys) {
        const auto keys = keysOf(known).toString(QKeySequence::PortableText);
        all.append({QLatin1String(known.name), QCoreApplication::translate("ScreenKeys", known.place.name),
                    QCoreApplication::translate("ScreenKeys", known.text), keys, keys, known.place.kind});
    }
    return all;
}

} // namespace ph
