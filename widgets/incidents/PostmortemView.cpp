#include "widgets/incidents/PostmortemView.h"

#include "models/tables/Format.h"
#include "models/tables/PostmortemReasons.h"
#include "models/values/HelpTopic.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Progress.h"

#include <QListWidget>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

/// The word that a hint is about, which stands first in it, quoted.
QString blamingWord(const QString& hint)
{
    return hint.section(u'"', 1, 1);
}

} // namespace

PostmortemView::PostmortemView(Clock clock, QWidget* parent)
    : QWidget(parent)
    , clock_(std::move(clock))
{
    build();
    connect(again_, &QPushButton::clicked, this, &PostmortemView::draftRequested);
    connect(cancel_, &QPushButton::clicked, this, &PostmortemView::cancelRequested);
    connect(export_, &QPushButton::clicked, this, &PostmortemView::exportRequested);
    connect(state_, &StateView::actionTriggered, this, &PostmortemView::takeAction);
    // Queued: a file dialog has a loop of its own, in which another message would take the button away.
    connect(banner_, &Banner::actionTriggered, this, &PostmortemView::takeAction, Qt::QueuedConnection);
    connect(wording_, &QListWidget::currentRowChanged, this, &PostmortemView::goTo);
    connect(wording_, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { goTo(wording_->row(item)); });
    showPhase();
}

void PostmortemView::build()
{
    setObjectName(QStringLiteral("postmortemView"));
    headline_ = new PlainLabel(tr("Postmortem, drafted from the record"));
    headline_->setTextSize(TextSize::Body, TextWeight::Bold);
    about_ = new PlainLabel;
    about_->setObjectName(QStringLiteral("postmortemAbout"));
    about_->setRole(PlainLabel::Role::Faint);
    about_->setTextSize(TextSize::Small);
    again_ = makeButton(QStringLiteral("postmortemAgain"), tr("Draft again"));
    cancel_ = makeButton(QStringLiteral("postmortemCancel"), tr("Cancel"));
    export_ = makeButton(QStringLiteral("postmortemExport"), tr("Export…"), ButtonKind::Primary);
    export_->setToolTip(tr("As Markdown, HTML or PDF"));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(headline_);
    words->addWidget(about_);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::l, space::s, space::l, space::s);
    top->setSpacing(space::s);
    top->addLayout(words, 1);
    for (auto* button : {again_, cancel_, export_})
        top->addWidget(button);
    progress_ = new ProgressLine;
    banner_ = new Banner;
    banner_->setObjectName(QStringLiteral("postmortemBanner"));
    text_ = new QPlainTextEdit;
    text_->setObjectName(QStringLiteral("postmortemText"));
    text_->setAccessibleName(tr("The draft, as Markdown"));
    text_->setReadOnly(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text_->setTabChangesFocus(true);
    text_->setFont(monoFont());
    text_->setFrameShape(QFrame::NoFrame);
    text_->setProperty("bare", true);
    text_->document()->setDocumentMargin(space::l);
    wordingTitle_ = new PlainLabel;
    wordingTitle_->setObjectName(QStringLiteral("postmortemWordingTitle"));
    wordingTitle_->setTextSize(TextSize::Body, TextWeight::Medium);
    wording_ = new QListWidget;
    wording_->setObjectName(QStringLiteral("postmortemWording"));
    wording_->setAccessibleName(tr("Words that blame somebody, and what to say instead"));
    wording_->setFrameShape(QFrame::NoFrame);
    wording_->setWordWrap(true);
    wording_->setSpacing(space::xs);
    wording_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    wordingPane_ = new QWidget;
    auto* side = new QVBoxLayout(wordingPane_);
    side->setContentsMargins(space::m, space::s, space::l, 0);
    side->setSpacing(space::xs);
    side->addWidget(wordingTitle_);
    side->addWidget(wording_, 1);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setChildrenCollapsible(false);
    split->addWidget(text_);
    split->addWidget(wordingPane_);
    split->setStretchFactor(0, 1);
    split->setSizes({560, 240});
    state_ = new StateView;
    state_->setObjectName(QStringLiteral("postmortemState"));
    stack_ = new QStackedWidget;
    stack_->addWidget(state_);
    stack_->addWidget(split);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(progress_);
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
    setFocusProxy(text_);
}

void PostmortemView::showIncident(const Incident& incident, const QList<IncidentEntry>& entries)
{
    const bool isAnother = !incident_ || incident_->id != incident.id;
    const bool isTold = entries.size() != entries_;
    incident_ = incident;
    entries_ = entries.size();
    if (isAnother) {
        draft_.reset();
        banner_->clear();
    }
    if (isAnother || isTold)
        phase_ = Phase::Wanted;
    showPhase();
    askIfSeen();
}

void PostmortemView::forget()
{
    incident_.reset();
    draft_.reset();
    banner_->clear();
    showPhase();
}

void PostmortemView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    askIfSeen();
}

void PostmortemView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && text_)
        mark(); // its colours are of the theme
}

void PostmortemView::askIfSeen()
{
    if (phase_ == Phase::Wanted && isVisible())
        Q_EMIT draftRequested();
}

void PostmortemView::showRunning(const QString& what, qint64 done, qint64 total)
{
    phase_ = Phase::Running;
    about_->setText(what);
    progress_->setProgress(done, total);
    showPhase();
}

void PostmortemView::showDraft(const PostmortemText& draft)
{
    phase_ = Phase::Idle;
    draft_ = draft;
    if (text_->toPlainText() != draft.markdown) {
        const int place = text_->verticalScrollBar()->value();
        text_->setPlainText(draft.markdown);
        text_->verticalScrollBar()->setValue(place); // of another draft of the same
    }
    wording_->clear();
    for (const auto& hint : draft.wording)
        wording_->addItem(blamingHintText(hint));
    wordingTitle_->setText(tr("%Ln text(s) blame somebody", nullptr, int(draft.wording.size())));
    wordingPane_->setVisible(!draft.wording.isEmpty());
    mark();
    if (!draft.notes.isEmpty())
        banner_->showMessage({.tone = Tone::Warning,
                              .text = draft.notes.constFirst(),
                              .details = draft.notes.mid(1).join(u'\n')});
    showPhase();
}

void PostmortemView::showError(const Error& error)
{
    phase_ = Phase::Idle;
    if (draft_ && error.kind != ErrorKind::Cancelled)
        banner_->showError(error);
    else if (!draft_)
        state_->setContent(error.kind == ErrorKind::Cancelled
                               ? StateContent{.kind = StateContent::Kind::Empty,
                                              .icon = QStringLiteral("document-edit"),
                                              .title = tr("No postmortem was drafted"),
                                              .text = tr("Drafting was cancelled."),
                                              .actions = {{QStringLiteral("retry"), tr("Draft again")}}}
                               : stateForError(error));
    showPhase();
}

void PostmortemView::showPhase()
{
    const bool isRunning = phase_ == Phase::Running;
    again_->setVisible(!isRunning);
    cancel_->setVisible(isRunning);
    export_->setEnabled(draft_ && !isRunning);
    if (!isRunning)
        progress_->finish();
    if (!draft_ && phase_ != Phase::Idle)
        state_->setContent({.kind = StateContent::Kind::Loading, .title = tr("Drafting the postmortem…")});
    if (!isRunning)
        about_->setText(draft_ ? tr("What nobody said is unknown · drafted %1", "%1: 5 min ago")
                                     .arg(formatSeenAge(draft_->draftedMs, toMs(clock_())))
                               : QString());
    stack_->setCurrentIndex(draft_ ? 1 : 0);
}

void PostmortemView::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    const Theme& theme = Theme::of(this);
    for (const auto& hint : draft_ ? draft_->wording : QStringList()) {
        const auto word = blamingWord(hint);
        if (word.isEmpty())
            continue;
        for (auto cursor = text_->document()->find(word); !cursor.isNull();
             cursor = text_->document()->find(word, cursor)) {
            QTextEdit::ExtraSelection found;
            found.cursor = cursor;
            found.format.setBackground(theme.toneFill(Tone::Warning));
            found.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
            found.format.setUnderlineColor(theme.warning);
            marks << found;
        }
    }
    text_->setExtraSelections(marks);
}

void PostmortemView::goTo(int row)
{
    if (!draft_ || row < 0 || row >= draft_->wording.size())
        return;
    const auto found = text_->document()->find(blamingWord(draft_->wording.at(row)));
    if (found.isNull())
        return;
    text_->setTextCursor(found);
    text_->centerCursor();
}

void PostmortemView::showExported(const QString& file)
{
    toReplace_.clear();
    banner_->showMessage({Tone::Good, tr("Exported: %1").arg(file)});
}

void PostmortemView::showExportError(const QString& file, const Error& error)
{
    banner_->showMessage({.tone = Tone::Bad,
                          .text = tr("%1 could not be written.").arg(file),
                          .details = error.detail,
                          .actions = {{QStringLiteral("anotherFile"), tr("Another file…")}},
                          .help = helpTopicOf(error.kind)});
}

void PostmortemView::askToReplace(const QString& file, std::int64_t changedMs)
{
    toReplace_ = file;
    banner_->showMessage({.tone = Tone::Warning,
                          .text = tr("%1 is there already, changed %2: nothing was written. What somebody "
                                     "edited in it would be lost.")
                                      .arg(file, formatSeenAge(changedMs, toMs(clock_()))),
                          .actions = {{QStringLiteral("anotherFile"), tr("Another file…")},
                                      {QStringLiteral("replaceFile"), tr("Replace it")}}});
}

void PostmortemView::takeAction(const QString& id)
{
    if (id == QLatin1String("anotherFile")) {
        banner_->clear();
        Q_EMIT exportRequested();
    } else if (id == QLatin1String("replaceFile")) {
        banner_->clear();
        Q_EMIT replaceRequested(toReplace_);
    } else {
        Q_EMIT draftRequested();
    }
}

void PostmortemView::refreshAges()
{
    showPhase();
}

} // namespace ph
