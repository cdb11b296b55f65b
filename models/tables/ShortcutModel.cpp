#include "models/tables/ShortcutModel.h"

#include "models/tables/Format.h"

#include <QKeySequence>

namespace ph {

namespace {

using Kind = KeyedAction::Kind;

bool isInTheWay(const KeyedAction& action, const KeyedAction& other)
{
    const auto isChangeable = action.kind == Kind::Changeable || other.kind == Kind::Changeable;
    return isChangeable && action.kind != Kind::ElsewhereOnly && other.kind != Kind::ElsewhereOnly;
}

/// With the screen, where it is done nowhere else.
QString nameOf(const KeyedAction& action)
{
    return action.kind == Kind::OnScreen
               ? ShortcutModel::tr("%1 (%2)", "what keys do, its screen").arg(action.text, action.group)
               : action.text;
}

} // namespace

QMap<QString, QStringList> keyConflicts(const QList<KeyedAction>& actions)
{
    QMap<QString, QList<const KeyedAction*>> byKeys;
    for (const auto& action : actions) {
        if (!action.keys.isEmpty())
            byKeys[action.keys].append(&action);
    }
    QMap<QString, QStringList> conflicts;
    for (const auto& sharing : std::as_const(byKeys)) {
        for (const auto* action : sharing) {
            for (const auto* other : sharing) {
                if (other != action && isInTheWay(*action, *other))
                    conflicts[action->name].append(nameOf(*other));
            }
        }
    }
    return conflicts;
}

QMap<QString, QString> changedKeys(const QList<KeyedAction>& actions)
{
    QMap<QString, QString> changed;
    for (const auto& action : actions) {
        if (action.keys != action.usual)
            changed.insert(action.name, action.keys);
    }
    return changed;
}

ShortcutModel::ShortcutModel(QList<KeyedAction> actions, QObject* parent)
    : KeyedTableModel(parent)
    , actions_(std::move(actions))
{
    for (qsizetype i = 0; i < actions_.size(); ++i)
        places_.insert(actions_[i].name, i);
    refresh();
}

const KeyedAction* ShortcutModel::find(const QString& name) const
{
    const auto place = places_.constFind(name);
    return place == places_.constEnd() ? nullptr : &actions_[*place];
}

void ShortcutModel::setKeys(const QString& name, const QString& keys)
{
    const auto place = places_.constFind(name);
    if (place == places_.constEnd() || actions_[*place].kind != Kind::Changeable)
        return;
    actions_[*place].keys = keys;
    refresh();
}

void ShortcutModel::setUsualKeys()
{
    for (auto& action : actions_)
        action.keys = action.usual;
    refresh();
}

void ShortcutModel::filter(const QString& words)
{
    words_ = words.simplified();
    refresh();
}

bool ShortcutModel::before(const KeyedAction& a, const KeyedAction& b) const
{
    return places_.value(a.name) < places_.value(b.name);
}

void ShortcutModel::refresh()
{
    const auto conflicts = keyConflicts(actions_);
    const auto words = words_.split(u' ', Qt::SkipEmptyParts);
    QList<KeyedAction> shown;
    for (const auto& action : std::as_const(actions_)) {
        const auto all = QStringList{action.text, action.group,
                                     QKeySequence(action.keys).toString(QKeySequence::NativeText)}
                             .join(u' ');
        if (std::ranges::all_of(words,
                                [&](const auto& word) { return all.contains(word, Qt::CaseInsensitive); }))
            shown.append(action);
    }
    conflicts_ = conflicts;
    apply(shown);
    // A conflict comes and goes with the keys of another row.
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, NoteColumn), index(rowCount() - 1, NoteColumn));
}

QVariant ShortcutModel::cell(const KeyedAction& action, int column, int role) const
{
    if (role == NameRole)
        return action.name;
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case TextColumn:
        return action.text;
    case GroupColumn:
        return action.group;
    case KeysColumn:
        return QKeySequence(action.keys).toString(QKeySequence::NativeText);
    case NoteColumn: {
        const auto others = conflicts_.value(action.name);
        if (!others.isEmpty())
            return tr("Also: %1").arg(listText(others));
        if (action.kind != Kind::Changeable)
            return tr("Always so");
        return action.keys == action.usual ? QString() : tr("Changed");
    }
    default:
        return {};
    }
}

QVariant ShortcutModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case TextColumn:
        return tr("What is done");
    case GroupColumn:
        return tr("Where");
    case KeysColumn:
        return tr("Keys");
    case NoteColumn:
        return tr("Note");
    default:
        return {};
    }
}

} // namespace ph
