#include "app/ConnectionsController.h"
#include "app/MainWindow.h"
#include "app/RunsController.h"
#include "app/oncall/OnCallController.h"
#include "app/windows/LocalEdits.h"
#include "widgets/common/PlainText.h"
#include "widgets/shell/ShellFrame.h"

#include <QMenuBar>

// What was edited here, and can be taken back.
namespace ph {

void MainWindow::buildEditMenu()
{
    edits_ = new LocalEdits(shell_);
    connect(runsController_, &RunsController::edited, edits_, &LocalEdits::add);
    connect(runsController_, &RunsController::editFailed, edits_, &LocalEdits::forget);
    connect(connectionsController_, &ConnectionsController::edited, edits_, &LocalEdits::add);
    connect(connectionsController_, &ConnectionsController::editFailed, edits_, &LocalEdits::forget);
    connect(onCall_, &OnCallController::edited, edits_, &LocalEdits::add);
    connect(onCall_, &OnCallController::editFailed, edits_, &LocalEdits::forget);
    connect(edits_, &LocalEdits::begun, this, &MainWindow::say);

    auto* menu = menuBar()->addMenu(tr("&Edit"));
    auto* undo = action("undo", edits_->undoText(), QStringLiteral("edit-undo"), QKeySequence::Undo,
                        [this] { edits_->undo(); });
    auto* redo = action("redo", edits_->redoText(), QStringLiteral("edit-redo"),
                        QKeySequence(QStringLiteral("Ctrl+Shift+Z")), [this] { edits_->redo(); });
    menu->addActions({undo, redo});
    const auto show = [this, undo, redo] {
        const auto& stack = edits_->stack();
        undo->setText(edits_->undoText());
        undo->setToolTip(plainToolTip(stack.undoText())); // Qt's own would interpret the names in the text
        undo->setEnabled(stack.canUndo());
        redo->setText(edits_->redoText());
        redo->setToolTip(plainToolTip(stack.redoText()));
        redo->setEnabled(stack.canRedo());
    };
    connect(edits_, &LocalEdits::changed, this, show);
    show();
}

} // namespace ph
