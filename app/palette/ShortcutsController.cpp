#include "app/palette/ShortcutsController.h"

#include "app/palette/ActionText.h"
#include "services/settings/SettingsTakeOver.h"
#include "services/settings/ShortcutsFile.h"
#include "widgets/shell/ShortcutsDialog.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace ph {

namespace {

const JobSpec keysInTurn{.title = {}, .slot = QStringLiteral("settings"), .slotLimit = 1};

/// As QKeySequence writes them; the usual ones where it makes nothing of what somebody wrote.
QString keysThatHold(const KeyedAction& action, const QMap<QString, QString>& changed)
{
    const auto asked = changed.value(action.name, action.usual);
    const auto keys = QKeySequence(asked, QKeySequence::PortableText).toString(QKeySequence::PortableText);
    return keys.isEmpty() && !asked.isEmpty() ? action.usual : keys;
}

} // namespace

ShortcutsController::ShortcutsController(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
{
}

void ShortcutsController::setActions(const QList<QAction*>& actions, const QHash<QString, QString>& menus,
                                     const QList<KeyedAction>& others)
{
    actions_ = actions;
    keyed_.clear();
    const auto isOfTheWindow = [](const KeyedAction& other) {
        return other.kind == KeyedAction::Kind::Fixed;
    };
    std::ranges::copy_if(others, std::back_inserter(keyed_), isOfTheWindow);
    for (const auto* action : actions) {
        const auto keys = action->shortcut().toString(QKeySequence::PortableText);
        keyed_.append(
            {action->objectName(), menus.value(action->objectName()), actionText(*action), keys, keys});
    }
    std::ranges::copy_if(others, std::back_inserter(keyed_), std::not_fn(isOfTheWindow));
}

void ShortcutsController::restore()
{
    readJob_ = workspace_.runner().run<QMap<QString, QString>>(
        keysInTurn,
        [&state = workspace_.state()](JobContext&) -> Result<QMap<QString, QString>> {
            const auto file = userShortcutsFile();
            if (const auto taken = takeOverShortcuts(state, file); !taken)
                return fail(taken.error());
            return loadShortcuts(file).keys;
        },
        this,
        [this](Result<QMap<QString, QString>> read) { read ? apply(*read) : Q_EMIT failed(read.error()); });
}

void ShortcutsController::apply(const QMap<QString, QString>& keys)
{
    for (auto& each : keyed_) {
        if (each.kind == KeyedAction::Kind::Changeable)
            each.keys = keysThatHold(each, keys);
    }
    for (auto* action : std::as_const(actions_)) {
        const auto found = std::ranges::find(keyed_, action->objectName(), &KeyedAction::name);
        if (found != keyed_.end())
            action->setShortcut(QKeySequence(found->keys, QKeySequence::PortableText));
    }
    Q_EMIT changed();
}

void ShortcutsController::openDialog(QWidget* parent)
{
    if (!dialog_) {
        dialog_ = new ShortcutsDialog(keyed_, parent);
        dialog_->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog_, &ShortcutsDialog::kept, this, &ShortcutsController::keep);
    }
    dialog_->show();
    dialog_->raise();
    dialog_->activateWindow();
}

void ShortcutsController::keep(const QList<KeyedAction>& actions)
{
    const auto changed = changedKeys(actions);
    // Only these: others may be written by hand, or by another window.
    QStringList touched;
    QMap<QString, QString> written;
    for (const auto& action : actions) {
        const auto before = std::ranges::find(keyed_, action.name, &KeyedAction::name);
        if (before == keyed_.end() || before->keys == action.keys)
            continue;
        touched << action.name;
        if (const auto keys = changed.find(action.name); keys != changed.end())
            written.insert(action.name, *keys);
    }
    readJob_ = {}; // what it read is from before
    apply(changed);
    if (touched.isEmpty())
        return;
    std::erase_if(writes_, [](const JobHandle& job) { return !job.isRunning(); });
    writes_.push_back(workspace_.runner().run<void>(
        keysInTurn,
        [touched, written](JobContext&) { return putShortcuts(userShortcutsFile(), touched, written); }, this,
        [this](Result<void> kept) {
            if (!kept)
                Q_EMIT failed(kept.error());
        }));
}

} // namespace ph
