#pragma once

#include "models/tables/KeyedTableModel.h"

#include <QMap>

namespace ph {

/// Which keys do something. All keys are QKeySequence's portable text; empty: none.
struct KeyedAction {
    QString name; ///< unique, the same in every language
    QString group, text;
    QString keys, usual;
    enum class Kind {
        Changeable,
        Fixed,        ///< everywhere in the window
        OnScreen,     ///< fixed, on the screen that the group names
        ElsewhereOnly ///< fixed, in a window of its own: it takes keys from nothing
    } kind = Kind::Changeable;
    friend bool operator==(const KeyedAction&, const KeyedAction&) = default;
};

/// What else is done by the keys of each action, by its name; only those where there is something: keys that
/// two actions share do neither. What is fixed is no conflict of another that is fixed: no screen has both.
QMap<QString, QStringList> keyConflicts(const QList<KeyedAction>& actions);

/// What differs from the usual keys, by name.
QMap<QString, QString> changedKeys(const QList<KeyedAction>& actions);

/// Actions with their keys, by group and as the menus have them.
class ShortcutModel final : public KeyedTableModel<KeyedAction, QString> {
    Q_OBJECT
public:
    enum Column { TextColumn, GroupColumn, KeysColumn, NoteColumn, ColumnCount };
    enum Role { NameRole = Qt::UserRole + 1 };
    explicit ShortcutModel(QList<KeyedAction> actions, QObject* parent = nullptr);
    const QList<KeyedAction>& actions() const { return actions_; }
    const KeyedAction* find(const QString& name) const;
    const QMap<QString, QStringList>& conflicts() const { return conflicts_; }
    /// Ignored for what is fixed or unknown.
    void setKeys(const QString& name, const QString& keys);
    void setUsualKeys(); ///< everywhere
    /// Only those with all words of it in their text, group or keys.
    void filter(const QString& words);

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const KeyedAction& action, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const KeyedAction& action) const final { return action.name; }
    bool before(const KeyedAction& a, const KeyedAction& b) const final;

private:
    void refresh();
    QList<KeyedAction> actions_;
    QHash<QString, qsizetype> places_;
    QMap<QString, QStringList> conflicts_;
    QString words_;
};

} // namespace ph
