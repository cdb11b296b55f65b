#include "widgets/runs/ColumnAct.h"

#include <QKeyEvent>

#include <array>

namespace ph {

namespace {

struct ColumnKeys {
    ColumnAct act;
    QKeyCombination keys;
};

constexpr std::array columnKeys{
    ColumnKeys{ColumnAct::SortAscending, Qt::ALT | Qt::Key_Up},
    ColumnKeys{ColumnAct::SortDescending, Qt::ALT | Qt::Key_Down},
    ColumnKeys{ColumnAct::AddAscending, Qt::ALT | Qt::SHIFT | Qt::Key_Up},
    ColumnKeys{ColumnAct::AddDescending, Qt::ALT | Qt::SHIFT | Qt::Key_Down},
    ColumnKeys{ColumnAct::MoveLeft, Qt::ALT | Qt::SHIFT | Qt::Key_Left},
    ColumnKeys{ColumnAct::MoveRight, Qt::ALT | Qt::SHIFT | Qt::Key_Right},
    ColumnKeys{ColumnAct::Hide, Qt::CTRL | Qt::SHIFT | Qt::Key_H},
};

} // namespace

QKeySequence keysOf(ColumnAct act)
{
    for (const auto& known : columnKeys) {
        if (known.act == act)
            return known.keys;
    }
    return {};
}

std::optional<ColumnAct> columnActOf(const QKeyEvent& event)
{
    const QKeyCombination pressed(event.modifiers() & ~Qt::KeypadModifier, Qt::Key(event.key()));
    for (const auto& known : columnKeys) {
        if (known.keys == pressed)
            return known.act;
    }
    return std::nullopt;
}

} // namespace ph
