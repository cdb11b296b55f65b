#include "app/windows/LocalEdits.h"

#include "widgets/common/PlainText.h"

#include <QUndoCommand>

#include <utility>

namespace ph {

namespace {

constexpr int mostEdits = 50;
constexpr std::int64_t foldMs = 1500; // a pause after which people think of it as something new
constexpr int foldingId = 1;          // which of those that fold do so is not told by a number

class EditCommand final : public QUndoCommand {
public:
    EditCommand(LocalEdit edit, std::int64_t atMs)
        : QUndoCommand(edit.what)
        , edit_(std::move(edit))
        , atMs_(atMs)
    {
    }
    int id() const override { return edit_.folds.isEmpty() ? -1 : foldingId; }
    bool mergeWith(const QUndoCommand* next) override
    {
        const auto& later = static_cast<const EditCommand&>(*next); // no others have an id
        if (later.edit_.folds != edit_.folds || later.atMs_ - atMs_ > foldMs)
            return false;
        edit_.redo = later.edit_.redo;
        atMs_ = later.atMs_;
        setText(later.edit_.what);
        return true;
    }
    void undo() override { edit_.undo(); }
    void redo() override
    {
        if (std::exchange(begun_, true)) // the stack does it once when it takes it, which was done before
            edit_.redo();
    }

private:
    LocalEdit edit_;
    std::int64_t atMs_; ///< of the last that was folded into it
    bool begun_ = false;
};

} // namespace

LocalEdits::LocalEdits(QObject* parent, Clock clock)
    : QObject(parent)
    , clock_(std::move(clock))
{
    stack_.setUndoLimit(mostEdits);
    connect(&stack_, &QUndoStack::indexChanged, this, &LocalEdits::changed);
}

void LocalEdits::add(const LocalEdit& edit)
{
    stack_.push(new EditCommand(edit, toMs(clock_())));
}

void LocalEdits::undo()
{
    if (!stack_.canUndo())
        return;
    const auto what = stack_.undoText();
    stack_.undo();
    Q_EMIT begun(tr("Undo: %1").arg(what));
}

void LocalEdits::redo()
{
    if (!stack_.canRedo())
        return;
    const auto what = stack_.redoText();
    stack_.redo();
    Q_EMIT begun(tr("Redo: %1").arg(what));
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
