#include "widgets/help/HelpView.h"

#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/SearchField.h"
#include "widgets/help/FindBar.h"
#include "widgets/help/HandbookHitDelegate.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>

namespace ph {

namespace {

constexpr int topicRole = Qt::UserRole;
constexpr int sideWidth = 290;

QFrame* hairline(QFrame::Shape shape)
{
    auto* line = new QFrame;
    line->setProperty("line", true);
    if (shape == QFrame::HLine)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

} // namespace

HelpView::HelpView(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("helpView"));
    setWindowTitle(tr("Handbook"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    resize(1080, 720);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildSide());
    row->addWidget(hairline(QFrame::VLine));
    row->addWidget(buildPage(), 1);
    const auto key = [this](const QKeySequence& keys, auto work) {
        auto* action = new QAction(this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, work);
        addAction(action);
    };
    key(keysOf(ScreenKey::SearchHandbook), [this] { search_->setFocus(); });
    key(keysOf(ScreenKey::FindInChapter), [this] { find_->open(); });
    key(keysOf(ScreenKey::CloseHandbook), [this] { close(); });
}

HelpView::~HelpView()
{
    disconnect(contents_, nullptr, this, nullptr); // they let go of their lines one by one
    disconnect(hits_, nullptr, this, nullptr);
}

QWidget* HelpView::buildSide()
{
    auto* side = new QWidget;
    side->setFixedWidth(sideWidth);
    search_ = new SearchField;
    search_->setObjectName(QStringLiteral("handbookSearch"));
    search_->setPlaceholder(tr("Search the handbook"));
    search_->setPause(std::chrono::milliseconds(0));
    search_->lineEdit()->installEventFilter(this);
    contents_ = new QListWidget;
    contents_->setObjectName(QStringLiteral("handbookContents"));
    contents_->setAccessibleName(tr("Chapters"));
    hits_ = new QListWidget;
    hits_->setObjectName(QStringLiteral("handbookHits"));
    hits_->setAccessibleName(tr("What was found"));
    hits_->setItemDelegate(new HandbookHitDelegate(hits_));
    hits_->setMouseTracking(true);
    hits_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    nothing_ = new PlainLabel(tr("Nothing in the handbook has all of these words."));
    nothing_->setObjectName(QStringLiteral("handbookNothing"));
    nothing_->setWordWrap(true);
    nothing_->setRole(PlainLabel::Role::Muted);
    nothing_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    nothing_->setContentsMargins(space::m, space::s, space::m, space::s);
    side_ = new QStackedWidget;
    side_->addWidget(contents_);
    side_->addWidget(hits_);
    side_->addWidget(nothing_);

    auto* fieldBox = new QHBoxLayout;
    fieldBox->setContentsMargins(space::m, space::m, space::m, space::s);
    fieldBox->addWidget(search_);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(fieldBox);
    column->addWidget(side_, 1);

    connect(search_, &SearchField::edited, this, [this](const QString& query) {
        if (query.trimmed().isEmpty())
            side_->setCurrentWidget(contents_);
        else
            Q_EMIT searched(query);
    });
    connect(search_, &SearchField::submitted, this, [this] {
        if (side_->currentWidget() == hits_)
            openItem(hits_->currentItem());
    });
    connect(contents_, &QListWidget::currentItemChanged, this, &HelpView::openItem);
    connect(hits_, &QListWidget::itemClicked, this, &HelpView::openItem);
    connect(hits_, &QListWidget::itemActivated, this, &HelpView::openItem);
    return side;
}

QWidget* HelpView::buildPage()
{
    page_ = new HandbookPage;
    find_ = new FindBar(page_);
    title_ = new PlainLabel;
    title_->setObjectName(QStringLiteral("handbookTitle"));
    title_->setTextSize(TextSize::Body, TextWeight::Medium);
    notice_ = new PlainLabel(tr("This chapter is not translated yet, and is shown in English."));
    notice_->setObjectName(QStringLiteral("handbookNotice"));
    notice_->setRole(PlainLabel::Role::Muted);
    notice_->setContentsMargins(space::xl, space::s, space::m, 0);
    notice_->hide();
    goBack_ = new IconButton(QStringLiteral("go-previous"), tr("Back"), this);
    goBack_->setObjectName(QStringLiteral("handbookBack"));
    goBack_->setShortcutKeys(keysOf(ScreenKey::ChapterBefore));
    goOn_ = new IconButton(QStringLiteral("go-next"), tr("Forward"), this);
    goOn_->setObjectName(QStringLiteral("handbookForward"));
    goOn_->setShortcutKeys(keysOf(ScreenKey::ChapterAfter));
    auto* findButton = new IconButton(QStringLiteral("edit-find"), tr("Find in this chapter"), this);
    findButton->setObjectName(QStringLiteral("handbookFind"));
    connect(goBack_, &QToolButton::clicked, this, [this] { turn(back_, onward_); });
    connect(goOn_, &QToolButton::clicked, this, [this] { turn(onward_, back_); });
    connect(findButton, &QToolButton::clicked, this, [this] { find_->open(); });
    connect(find_, &FindBar::closed, this, [this] { page_->setFocus(); });
    connect(page_, &HandbookPage::linkActivated, this, &HelpView::follow);

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(space::m, space::s, space::m, space::s);
    bar->setSpacing(space::xs);
    bar->addWidget(goBack_);
    bar->addWidget(goOn_);
    bar->addSpacing(space::s);
    bar->addWidget(title_, 1);
    bar->addWidget(findButton);
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(hairline(QFrame::HLine));
    column->addWidget(notice_);
    column->addWidget(page_, 1);
    column->addWidget(find_);
    turn(back_, onward_); // there is nowhere to go yet
    return box;
}

void HelpView::setHandbook(const Handbook& book)
{
    book_ = book;
    fillContents();
    showPlace(place_);
    if (!search_->text().trimmed().isEmpty())
        Q_EMIT searched(search_->text());
}

void HelpView::fillContents()
{
    const QSignalBlocker quiet(contents_);
    contents_->clear();
    for (const auto& group : book_.groups) {
        auto* heading = new QListWidgetItem(group.title, contents_);
        heading->setFlags(Qt::NoItemFlags);
        heading->setFont(textFont(TextSize::Small, TextWeight::Medium));
        heading->setSizeHint({0, height::row + space::s});
        heading->setTextAlignment(Qt::AlignLeft | Qt::AlignBottom);
        for (qsizetype i = 0; i < group.chapters.size(); ++i) {
            auto* item = new QListWidgetItem(group.titles.value(i), contents_);
            item->setData(topicRole, group.chapters[i]);
            item->setSizeHint({0, height::row});
        }
    }
}

void HelpView::open(const HandbookPlace& place)
{
    if (book_.chapters.isEmpty()) {
        place_ = place;
        return;
    }
    if (place == place_)
        return page_->goTo(place.anchor);
    if (!place_.chapter.isEmpty())
        back_.append(place_);
    onward_.clear();
    showPlace(place);
}

void HelpView::showPlace(const HandbookPlace& place)
{
    if (book_.chapters.isEmpty())
        return;
    const auto* chapter = book_.chapter(place.chapter);
    const bool isOther = !chapter || chapter->id != place_.chapter || page_->document()->isEmpty();
    if (!chapter)
        chapter = &book_.chapters.constFirst();
    place_ = {chapter->id, chapter == book_.chapter(place.chapter) ? place.anchor : QString()};
    if (isOther)
        page_->showChapter(*chapter);
    page_->goTo(place_.anchor);
    title_->setText(chapter->title);
    notice_->setVisible(chapter->language == HandbookChapter::Language::English);
    goBack_->setEnabled(!back_.isEmpty());
    goOn_->setEnabled(!onward_.isEmpty());
    const QSignalBlocker quiet(contents_);
    for (int row = 0; row < contents_->count(); ++row) {
        if (contents_->item(row)->data(topicRole).toString() == chapter->id)
            contents_->setCurrentRow(row);
    }
}

void HelpView::turn(QList<HandbookPlace>& from, QList<HandbookPlace>& to)
{
    if (!from.isEmpty()) {
        to.append(place_);
        showPlace(from.takeLast());
    }
    goBack_->setEnabled(!back_.isEmpty());
    goOn_->setEnabled(!onward_.isEmpty());
}

void HelpView::follow(const QString& link)
{
    if (const auto to = handbookPlace(link, place_.chapter); book_.has(to))
        open(to);
    else if (const QUrl url(link); url.scheme() == QLatin1String("https"))
        Q_EMIT externalLinkActivated(url);
}

void HelpView::openItem(const QListWidgetItem* item)
{
    if (item && item->flags() != Qt::NoItemFlags)
        open(handbookPlace(item->data(topicRole).toString()));
}

void HelpView::search(const QString& query)
{
    search_->setText(query);
    Q_EMIT searched(query);
}

void HelpView::setHits(const QString& query, const QList<HandbookHit>& hits)
{
    if (query != search_->text())
        return;
    hits_->clear();
    for (const auto& hit : hits) {
        auto* item = new QListWidgetItem(hits_);
        item->setText(hit.section.isEmpty() ? hit.chapter : hit.chapter + QStringLiteral(": ") + hit.section);
        item->setData(topicRole, hit.place.text());
        item->setData(HandbookHitDelegate::ChapterRole, hit.chapter);
        item->setData(HandbookHitDelegate::SectionRole, hit.section);
        item->setData(HandbookHitDelegate::SnippetRole, hit.snippet);
    }
    hits_->setCurrentRow(0);
    side_->setCurrentWidget(hits.isEmpty() ? static_cast<QWidget*>(nothing_) : hits_);
}

bool HelpView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == search_->lineEdit() && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        auto* list = qobject_cast<QListWidget*>(side_->currentWidget());
        if (list && (key == Qt::Key_Down || key == Qt::Key_Up)) {
            const int to = list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            if (list == hits_ && to >= 0 && to < list->count())
                list->setCurrentRow(to);
            else if (list == contents_ && key == Qt::Key_Down)
                list->setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ph
