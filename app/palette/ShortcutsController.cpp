#include "app/palette/ShortcutsController.h"

#include "app/palette/ActionText.h"
#include "widgets/shell/ShortcutsDialog.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace ph {

namespace {

const QString keysName = QStringLiteral("shortcuts");

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
        {},
        [&state = workspace_.state()](JobContext&) -> Result<QMap<QString, QString>> {
            const auto kept = state.setting(keysName);
            if (!kept)
                return tl::unexpected(kept.error());
            return *kept ? changedKeysFrom(**kept) : QMap<QString, QString>();
        },
        this,
        [this](Result<QMap<QString, QString>> read) {
            if (read)
                apply(*read);
        });
}

void ShortcutsController::apply(const QMap<QString, QString>& changedKeys)
{
    for (auto& each : keyed_) {
        if (each.kind == KeyedAction::Kind::Changeable)
            each.keys = changedKeys.value(each.name, each.usual);
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
    const auto text = changedKeysText(actions);
    apply(changedKeysFrom(text));
    writeJob_ = workspace_.runner().run<void>(
        {.title = {}, .slot = QStringLiteral("settings"), .slotLimit = 1}, // one after the other
        [&state = workspace_.state(), text](JobContext&) { return state.putSetting(keysName, text); }, this,
        [this](Result<void> kept) {
            if (!kept)
                Q_EMIT failed(kept.error());
        });
}

} // namespace ph
