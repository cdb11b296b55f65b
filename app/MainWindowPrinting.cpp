#include "app/MainWindow.h"
#include "app/print/Printing.h"
#include "widgets/common/Banner.h"
#include "widgets/shell/ShellFrame.h"

#include <QMenu>

// The page that is shown, on paper.
namespace ph {

void MainWindow::addPrinting(QMenu& file)
{
    auto* printing = new Printing(*workspace_, *this, shell_);
    connect(printing, &Printing::messageRaised, this, &MainWindow::say);
    connect(printing, &Printing::failed, shell_->banner(), &Banner::showError);
    file.addAction(action("print", tr("P&rint…"), QStringLiteral("document-print"), QKeySequence::Print,
                          [this, printing] { printing->print(*shell_->currentPage(), shell_->title()); }));
    file.addAction(
        action("print-to-pdf", tr("Print &to PDF…"), QStringLiteral("document-print"), {},
               [this, printing] { printing->printToPdf(*shell_->currentPage(), shell_->title()); }));
}

} // namespace ph
