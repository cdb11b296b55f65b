#pragma once

#include "app/Workspace.h"
#include "models/tables/ShortcutModel.h"

#include <QAction>
#include <QPointer>

namespace ph {

class ShortcutsDialog;

/// Which keys the window's actions have: as they were made, but for what was changed and lies in the person's
/// shortcuts.yaml.
class ShortcutsController final : public QObject {
    Q_OBJECT
public:
    explicit ShortcutsController(Workspace& workspace, QObject* parent = nullptr);
    /// Known by their objectName(), under the name of their menu; as they are now is as usual. `others`: what
    /// else has keys, those of the whole window before the actions, those of single screens behind them.
    void setActions(const QList<QAction*>& actions, const QHash<QString, QString>& menus,
                    const QList<KeyedAction>& others);
    void restore(); ///< what was changed before the restart
    void openDialog(QWidget* parent);

Q_SIGNALS:
    void changed();
    void failed(const ph::Error& error); ///< they hold, and are not kept

private:
    void apply(const QMap<QString, QString>& keys);
    void keep(const QList<KeyedAction>& actions);

    Workspace& workspace_;
    QList<QAction*> actions_;
    QList<KeyedAction> keyed_; ///< with the keys as they are
    QPointer<ShortcutsDialog> dialog_;
    JobHandle readJob_;
    std::vector<JobHandle> writes_;
};

} // namespace ph
