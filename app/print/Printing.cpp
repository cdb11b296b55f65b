#include "app/print/Printing.h"

#include "app/print/PageWriter.h"

#include <QFileDialog>
#include <QLocale>
#include <QPrintDialog>
#include <QPrinter>

namespace ph {

namespace {

/// Of a page's title; what cannot stand in a name is left out.
QString fileName(const QString& title)
{
    QString name;
    for (const auto c : title.simplified())
        name += c.isLetterOrNumber() || c == u'-' || c == u'.' ? c : u'-';
    return (name.isEmpty() ? QStringLiteral("page") : name.left(80)) + QStringLiteral(".pdf");
}

} // namespace

Printing::Printing(Workspace& workspace, QWidget& window, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , window_(window)
{
}

PrintedPage Printing::read(const QWidget& page, const QString& title) const
{
    auto printed = printedPage(page, title);
    const auto now = QDateTime::fromMSecsSinceEpoch(toMs(workspace_.clock()()));
    printed.facts = tr("Workspace %1, %2")
                        .arg(QString::fromStdString(workspace_.folder().filename().string()),
                             QLocale().toString(now, QLocale::LongFormat));
    return printed;
}

void Printing::print(const QWidget& page, const QString& title)
{
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(title);
    printer->setCreator(QStringLiteral("Pilothouse " PH_VERSION));
    auto* dialog = new QPrintDialog(printer.get(), &window_);
    dialog->setObjectName(QStringLiteral("printDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintPageRange, false);
    dialog->setOption(QAbstractPrintDialog::PrintSelection, false);
    // `printer` is there as long as the dialog that refers to it.
    connect(dialog, &QDialog::finished, this,
            [this, printer, printed = read(page, title), title](int result) {
                if (result != QDialog::Accepted)
                    return;
                std::erase_if(jobs_, [](const JobHandle& job) { return !job.isRunning(); });
                jobs_.push_back(workspace_.runner().run<int>(
                    {.title = tr("Printing %1").arg(title)},
                    [printer, printed](JobContext&) -> Result<int> {
                        printer->setResolution(pageDotsPerInch);
                        return paintPage(printed, *printer);
                    },
                    this,
                    [this](Result<int> pages) {
                        if (!pages)
                            Q_EMIT failed(pages.error());
                        else
                            Q_EMIT messageRaised(tr("Printed: %Ln page(s)", nullptr, *pages));
                    }));
            });
    dialog->open();
}

void Printing::printToPdf(const QWidget& page, const QString& title)
{
    const auto printed = read(page, title); // before the dialog, behind which it may go
    const auto file =
        QFileDialog::getSaveFileName(&window_, tr("Print to PDF"), fileName(title), tr("PDF (*.pdf)"));
    if (!file.isEmpty())
        writePdf(printed, file);
}

void Printing::writePdf(const PrintedPage& page, const QString& file)
{
    std::erase_if(jobs_, [](const JobHandle& job) { return !job.isRunning(); });
    jobs_.push_back(workspace_.runner().run<void>(
        {.title = tr("Writing %1").arg(file)}, [page, file](JobContext&) { return writePagePdf(page, file); },
        this,
        [this, file](Result<void> written) {
            if (!written)
                Q_EMIT failed(written.error());
            else
                Q_EMIT messageRaised(tr("Saved: %1").arg(file));
        }));
}

} // namespace ph
