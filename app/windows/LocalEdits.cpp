#include "app/windows/LocalEdits.h"

#include "widgets/common/PlainText.h"

#include <QUndoCommand>

#include <utility>

namespace ph {

namespace {

constexpr int mostEdits = 50;

class Command final : public QUndoCommand {
public:
    explicit Command(LocalEdit edit)
        : QUndoCommand(edit.what)
        , edit_(std::move(edit))
    {
    }
    void undo() override { edit_.undo(); }
    void redo() override
    {
        if (std::exchange(begun_, true)) // the stack does it once when it takes it, which was done before
            edit_.redo();
    }

private:
    const LocalEdit edit_;
    bool begun_ = false;
};

} // namespace

LocalEdits::LocalEdits(QObject* parent)
    : QObject(parent)
{
    stack_.setUndoLimit(mostEdits);
    connect(&stack_, &QUndoStack::indexChanged, this, &LocalEdits::changed);
}

void LocalEdits::add(const LocalEdit& edit)
{
    stack_.push(new Command(edit));
}

QString LocalEdits::undoText() const
{
    return stack_.canUndo() ? tr("&Undo %1").arg(escapeMnemonic(stack_.undoText())) : tr("&Undo");
}

QString LocalEdits::redoText() const
{
    return stack_.canRedo() ? tr("&Redo %1").arg(escapeMnemonic(stack_.redoText())) : tr("&Redo");
}

} // namespace ph
