#pragma once

#include "models/tables/ShortcutModel.h"

#include <QKeySequence>

class QAbstractButton;
class QKeyEvent;

namespace ph {

/// What keys do that nobody changes: everywhere in the window, or on one of its screens. Every shortcut of a
/// widget is one of these; what menus have is apart, for its keys can be changed.
enum class ScreenKey {
    // everywhere
    Palette,
    Find,
    Refresh,
    Back,
    Copy,
    SelectAll,
    Open,
    Choose,
    Remove,
    CloseTab,
    NextTab,
    PreviousTab,
    OpenIncident,
    // charts
    ChartAsTable,
    ShowAll,
    ZoomIn,
    ZoomOut,
    // runs
    ToggleExperiments,
    Complete,
    ColumnBefore,
    ColumnAfter,
    SortAscending,
    SortDescending,
    AddAscending,
    AddDescending,
    MoveColumnLeft,
    MoveColumnRight,
    HideColumn,
    ShowCurve,
    // comparisons
    AddChart,
    MakeBaseline,
    HideRun,
    CopyReasons,
    MoveAxisLeft,
    MoveAxisRight,
    // monitoring
    OwnQuery,
    // data contracts
    SaveContract,
    // incidents
    ConfirmStep,
    OverruleStep,
    TakeStep,
    NoteMoment,
    ItemBefore,
    ItemAfter,
    FindNext,
    FindPrevious,
    // the handbook's own window
    SearchHandbook,
    FindInChapter,
    FindNextInChapter,
    FindPreviousInChapter,
    ChapterBefore,
    ChapterAfter,
    CloseHandbook,
};

QKeySequence keysOf(ScreenKey key);
/// Of the rail's destination, 1 to 9 from the top.
QKeySequence keysOfDestination(int number);
/// Notes that `key` does what the button does, though another widget hears it: a pane, while the focus is in
/// it.
void noteKeys(QAbstractButton& button, ScreenKey key);
/// Of the button's own shortcut, or what was noted of it; empty: none.
QKeySequence keysOf(const QAbstractButton& button);
/// Whether these and no others are pressed; the keypad counts as the rest of the keyboard.
bool isPressed(ScreenKey key, const QKeyEvent& event);

/// All of them, by screen, those that hold everywhere first. No two have one name.
QList<KeyedAction> screenKeys();

} // namespace ph
