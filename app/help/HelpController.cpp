#include "app/help/HelpController.h"

#include "app/help/LoadHandbook.h"
#include "models/values/HelpTopic.h"
#include "widgets/help/HelpView.h"

#include <QApplication>
#include <QDesktopServices>
#include <QMessageBox>
#include <QPushButton>
#include <QWindow>

namespace ph {

namespace {

/// A dialog that waits for an answer blocks its own window, which the handbook is none of; some block the
/// whole program, but for what belongs to them.
void standAboveWhatBlocks(QWidget& view)
{
    view.winId(); // it has a window from here on
    const auto* blocking = QApplication::activeModalWidget();
    const bool isBlocked = blocking && blocking->windowModality() == Qt::ApplicationModal;
    view.windowHandle()->setTransientParent(isBlocked ? blocking->window()->windowHandle() : nullptr);
}

} // namespace

HelpController::HelpController(QObject* parent)
    : QObject(parent)
{
    QDesktopServices::setUrlHandler(QLatin1String(helpScheme), this, "openHelp");
}

HelpController::~HelpController()
{
    QDesktopServices::unsetUrlHandler(QLatin1String(helpScheme));
}

void HelpController::show(const QString& topic)
{
    if (!view_)
        makeView();
    view_->open(handbookPlace(topic));
    standAboveWhatBlocks(*view_);
    view_->show();
    view_->raise();
    view_->activateWindow();
}

void HelpController::close()
{
    if (view_)
        view_->close();
}

void HelpController::openHelp(const QUrl& url)
{
    show(topicOfHelpUrl(url));
}

/// A window of its own, beside the main one: a dialog that waits for an answer must not block what explains
/// it.
void HelpController::makeView()
{
    runner_ = std::make_unique<JobRunner>(1);
    view_ = std::make_unique<HelpView>();
    view_->setAttribute(Qt::WA_QuitOnClose, false);
    connect(view_.get(), &HelpView::searched, this, &HelpController::search);
    connect(view_.get(), &HelpView::externalLinkActivated, this, &HelpController::askToLeave);
    read();
}

void HelpController::read()
{
    using Book = std::shared_ptr<const Handbook>;
    reading_ = runner_->run<Book>(
        {},
        [language = handbookLanguage()](JobContext&) -> Result<Book> {
            return std::make_shared<const Handbook>(loadHandbook(language));
        },
        this,
        [this](Result<Book> book) {
            if (!book)
                return;
            book_ = *book;
            view_->setHandbook(*book_);
        });
}

void HelpController::search(const QString& query)
{
    if (!book_)
        return; // is asked again once it is there
    searching_ = runner_->run<QList<HandbookHit>>(
        {},
        [book = book_, query](JobContext&) -> Result<QList<HandbookHit>> {
            return searchHandbook(*book, query);
        },
        this,
        [this, query](Result<QList<HandbookHit>> hits) {
            if (hits)
                view_->setHits(query, *hits);
        });
}

/// The handbook itself asks no network; whoever follows a link out of it does so knowingly.
void HelpController::askToLeave(const QUrl& link)
{
    QMessageBox box(view_.get());
    box.setTextFormat(Qt::PlainText);
    box.setIcon(QMessageBox::Question);
    box.setWindowTitle(tr("Open in the browser?"));
    box.setText(tr("This leads out of the handbook:"));
    box.setInformativeText(link.toDisplayString());
    auto* open = box.addButton(tr("Open"), QMessageBox::AcceptRole);
    box.addButton(QMessageBox::Cancel);
    box.exec();
    if (box.clickedButton() == open)
        QDesktopServices::openUrl(link);
}

} // namespace ph
