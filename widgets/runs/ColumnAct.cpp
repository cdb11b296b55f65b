#include "widgets/runs/ColumnAct.h"

#include "widgets/common/ScreenKeys.h"

#include <QKeyEvent>

#include <array>

namespace ph {

namespace {

struct ColumnKeys {
    ColumnAct act;
    ScreenKey key;
};

constexpr std::array columnKeys{
    ColumnKeys{ColumnAct::SortAscending, ScreenKey::SortAscending},
    ColumnKeys{ColumnAct::SortDescending, ScreenKey::SortDescending},
    ColumnKeys{ColumnAct::AddAscending, ScreenKey::AddAscending},
    ColumnKeys{ColumnAct::AddDescending, ScreenKey::AddDescending},
    ColumnKeys{ColumnAct::MoveLeft, ScreenKey::MoveColumnLeft},
    ColumnKeys{ColumnAct::MoveRight, ScreenKey::MoveColumnRight},
    ColumnKeys{ColumnAct::Hide, ScreenKey::HideColumn},
};

} // namespace

QKeySequence keysOf(ColumnAct act)
{
    for (const auto& known : columnKeys) {
        if (known.act == act)
            return keysOf(known.key);
    }
    return {};
}

std::optional<ColumnAct> columnActOf(const QKeyEvent& event)
{
    for (const auto& known : columnKeys) {
        if (isPressed(known.key, event))
            return known.act;
    }
    return std::nullopt;
}

} // namespace ph
