#include "widgets/contracts/ContractsView.h"

#include "models/values/HelpTopic.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/ErrorText.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/SearchField.h"
#include "widgets/contracts/ContractCheckView.h"
#include "widgets/contracts/ContractNotice.h"
#include "widgets/contracts/ContractPage.h"
#include "widgets/contracts/ContractRulesView.h"
#include "widgets/contracts/ContractShelfList.h"
#include "widgets/contracts/ContractTextView.h"
#include "widgets/contracts/DisputesView.h"

#include <QButtonGroup>
#include <QDataStream>
#include <QIODevice>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr int contractsStateVersion = 1;

QToolButton* partButton(const char* objectName, const QString& text)
{
    auto* button = new QToolButton;
    button->setObjectName(QLatin1String(objectName));
    button->setText(text);
    button->setProperty("toggle", true);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

ContractsView::ContractsView(QWidget* parent, Clock clock)
    : QWidget(parent)
    , shelf_(new ContractShelfList(clock))
    , page_(new ContractPage(nullptr, std::move(clock)))
    , disputesView_(new DisputesView)
    , said_(new ContractNotice)
    , shelfPart_(partButton("contractsPart", tr("Contracts")))
    , disputesPart_(partButton("disputesPart", tr("Disputes")))
    , search_(new SearchField)
    , empty_(new StateView)
    , none_(new StateView)
    , parts_(new QSplitter(Qt::Vertical))
    , detail_(new QStackedWidget)
    , stack_(new QStackedWidget)
{
    setObjectName(QStringLiteral("contractsView"));
    setAcceptDrops(true);
    empty_->setObjectName(QStringLiteral("contractsEmpty"));
    none_->setObjectName(QStringLiteral("contractNone"));
    none_->setContent({StateContent::Kind::Empty,
                       QStringLiteral("documentation"),
                       tr("Choose a contract"),
                       tr("Its rules, its text and checks of tables stand here."),
                       {},
                       {}});
    detail_->addWidget(none_);
    detail_->addWidget(page_);
    parts_->setObjectName(QStringLiteral("contractsSplitter"));
    parts_->setChildrenCollapsible(false);
    parts_->addWidget(shelf_);
    parts_->addWidget(detail_);
    parts_->setStretchFactor(1, 1);
    parts_->setSizes({170, 480});
    for (QWidget* part : std::initializer_list<QWidget*>{empty_, parts_, disputesView_})
        stack_->addWidget(part);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTop());
    column->addWidget(said_);
    column->addWidget(stack_, 1);
    setFocusProxy(shelf_);

    connect(empty_, &StateView::actionTriggered, this, [this](const QString& id) {
        if (id == QLatin1String("contractsProposeFirst"))
            chooseReference();
        else
            chooseContractFile();
    });
    connect(disputesView_, &DisputesView::contractWanted, this, &ContractsView::openContract);
    connectPage();
    connectNotice();
    auto* find = new QShortcut(keysOf(ScreenKey::Find), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        shelfPart_->click();
        search_->lineEdit()->setFocus();
    });
    showState();
}

QWidget* ContractsView::buildTop()
{
    search_->setObjectName(QStringLiteral("contractsSearch"));
    search_->setPlaceholder(tr("Filter by name, team, owner, data set"));
    search_->lineEdit()->setAccessibleName(tr("Filter contracts"));
    search_->setPause(std::chrono::milliseconds(0));
    auto* propose = makeButton(QStringLiteral("contractsPropose"), tr("Propose from a file…"));
    auto* add = makeButton(QStringLiteral("contractsAdd"), tr("Add a contract file…"));
    auto* group = new QButtonGroup(this);
    group->addButton(shelfPart_);
    group->addButton(disputesPart_);
    shelfPart_->setChecked(true);
    auto* top = new QWidget;
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(space::l, space::s, space::l, space::s);
    row->setSpacing(space::s);
    row->addWidget(shelfPart_, 0, Qt::AlignTop);
    row->addWidget(disputesPart_, 0, Qt::AlignTop);
    row->addWidget(search_, 1);
    row->addWidget(propose, 0, Qt::AlignTop);
    row->addWidget(add, 0, Qt::AlignTop);
    const auto filter = [this] { shelf_->setWords(search_->text()); };
    connect(search_, &SearchField::settled, this, filter);
    connect(search_, &SearchField::cleared, this, filter);
    connect(group, &QButtonGroup::buttonClicked, this, &ContractsView::showState);
    connect(propose, &QPushButton::clicked, this, &ContractsView::chooseReference);
    connect(add, &QPushButton::clicked, this, &ContractsView::chooseContractFile);
    return top;
}

void ContractsView::connectPage()
{
    connect(shelf_, &ContractShelfList::chosen, this, &ContractsView::choose);
    connect(shelf_, &ContractShelfList::removeRequested, this, &ContractsView::askRemove);
    connect(page_, &ContractPage::removeRequested, this, &ContractsView::askRemove);
    connect(page_, &ContractPage::checkFileWanted, this,
            [this] { chooseTable([this](const QString& path) { check(path); }); });
    connect(page_->check(), &ContractCheckView::againRequested, this, [this] { check(checked_); });
    connect(page_->text(), &ContractTextView::saveRequested, this,
            [this] { save(ContractDraft::Others::Refuse); });
    connect(page_->text(), &ContractTextView::discardRequested, this, [this] {
        detail_->setCurrentWidget(none_);
        showState();
        shelf_->mark(selected());
    });
}

void ContractsView::connectNotice()
{
    connect(said_, &ContractNotice::saveWanted, this, [this] { save(ContractDraft::Others::Refuse); });
    connect(said_, &ContractNotice::replaceWanted, this, [this] { save(ContractDraft::Others::Replace); });
    connect(said_, &ContractNotice::stayWanted, this, [this] { next_ = {}; });
    connect(said_, &ContractNotice::removeWanted, this,
            [this] { Q_EMIT removeRequested(page_->file(), page_->name()); });
    connect(said_, &ContractNotice::putBackWanted, this,
            [this] { Q_EMIT putBackRequested(aside_, asideFrom_); });
    connect(said_, &ContractNotice::reloadWanted, this, [this] {
        page_->text()->revert();
        Q_EMIT refreshRequested();
    });
    connect(said_, &ContractNotice::discardWanted, this, [this] {
        if (page_->file().isEmpty())
            detail_->setCurrentWidget(none_);
        else
            page_->text()->revert();
        if (const auto next = std::exchange(next_, {}))
            next();
        showState();
    });
}

// --- what is in view

void ContractsView::showShelf(const QList<ShelvedContract>& shelf)
{
    state_ = Reading::Done;
    shelf_->apply(shelfLines(shelf));
    QList<DataContract> contracts;
    for (const auto& kept : shelf) {
        if (kept.contract)
            contracts.append(*kept.contract);
    }
    disputes_ = featureDisputes(contracts);
    disputesView_->showDisputes(disputes_);
    disputesPart_->setText(disputes_.isEmpty() ? tr("Disputes") : tr("Disputes · %1").arg(disputes_.size()));
    const bool isOpen = detail_->currentWidget() == page_;
    const auto* line = shelf_->lineOf(wanted_.isEmpty() ? selected() : wanted_);
    const bool mayOpen = !wanted_.isEmpty() || !isOpen || !hasUnsaved();
    wanted_.clear();
    if (line && mayOpen)
        select(line->kept.file);
    else if (isOpen && hasUnsaved())
        page_->setDisputes(disputes_);
    else if (shelf_->count() > 0)
        select(shelf_->first());
    else
        detail_->setCurrentWidget(none_);
    showState();
}

void ContractsView::showError(const Error& error)
{
    state_ = Reading::Done;
    say({.tone = Tone::Bad,
         .text = error.detail.isEmpty() ? errorMeaning(error.kind) : error.detail,
         .details = errorText(error).details,
         .help = helpTopicOf(error.kind)});
    showState();
}

void ContractsView::showState()
{
    const bool showsDisputes = disputesPart_->isChecked();
    const bool isFilled = shelf_->count() > 0 || detail_->currentWidget() == page_;
    search_->setEnabled(!showsDisputes && shelf_->count() > 0);
    shelf_->setVisible(shelf_->count() > 0);
    if (showsDisputes)
        return stack_->setCurrentWidget(disputesView_);
    stack_->setCurrentWidget(isFilled ? static_cast<QWidget*>(parts_) : empty_);
    if (state_ == Reading::NotYet)
        return empty_->setContent(
            {.kind = StateContent::Kind::Loading, .title = tr("Reading the data contracts…")});
    empty_->setContent(
        {StateContent::Kind::Empty,
         QStringLiteral("documentation"),
         tr("No data contract is kept yet"),
         tr("What a table has to be is a file that its makers and its users agree on: columns, types, "
            "ranges, "
            "freshness. Propose one from a table that is as it should be, or add the file of another team. "
            "Tables are then checked against it, and features that teams define differently are told."),
         {},
         {{QStringLiteral("contractsProposeFirst"), tr("Propose from a file…"),
           QStringLiteral("document-new")},
          {QStringLiteral("contractsAddFirst"), tr("Add a contract file…"),
           QStringLiteral("document-import")}}});
}

QString ContractsView::selected() const
{
    return detail_->currentWidget() == page_ ? page_->file() : QString();
}

void ContractsView::select(const QString& file)
{
    const auto* line = shelf_->lineOf(file);
    if (!line)
        return;
    const auto& kept = line->kept;
    const bool isTheSame = selected() == file && page_->text()->draft().opened == kept.text;
    detail_->setCurrentWidget(page_);
    if (isTheSame)
        page_->setDisputes(disputes_);
    else
        page_->open(kept, disputes_);
    showState();
    shelf_->mark(selected());
}

void ContractsView::choose(const QString& file)
{
    if (file == selected())
        return;
    if (hasUnsaved()) {
        whenSettled([this, file] { select(file); });
        return shelf_->mark(selected()); // it stays until that is answered
    }
    select(file);
}

void ContractsView::openContract(const QString& contract, const QString& feature)
{
    const auto* line = shelf_->lineNamed(contract);
    if (!line)
        return;
    whenSettled([this, feature, file = line->kept.file] {
        search_->setText({});
        shelf_->setWords({});
        shelfPart_->setChecked(true);
        select(file);
        page_->select(feature);
    });
}

void ContractsView::showDisputesPart()
{
    disputesPart_->setChecked(true);
    showState();
}

// --- what is asked for

void ContractsView::say(const BannerMessage& message)
{
    next_ = {};
    said_->showMessage(message);
}

bool ContractsView::hasUnsaved() const
{
    return detail_->currentWidget() == page_ && page_->text()->isEdited();
}

void ContractsView::whenSettled(std::function<void()> next)
{
    if (!hasUnsaved())
        return next();
    next_ = std::move(next);
    shelfPart_->setChecked(true);
    showState();
    said_->askBeforeLeaving(page_->name());
}

void ContractsView::save(ContractDraft::Others others)
{
    auto draft = page_->text()->draft();
    draft.others = others;
    page_->text()->setTyping(ContractTextView::Typing::Held); // what is typed meanwhile would be lost
    Q_EMIT saveRequested(draft);
}

void ContractsView::openNew(const QByteArray& text, const BannerMessage& message)
{
    whenSettled([=, this] {
        shelfPart_->setChecked(true);
        page_->openNew(text);
        detail_->setCurrentWidget(page_);
        showState();
        shelf_->mark(selected());
        say(message);
    });
}

void ContractsView::showSaved(const QString& file)
{
    said_->clear();
    const auto next = std::exchange(next_, {});
    wanted_ = file;
    if (!next) {
        Q_EMIT refreshRequested();
        return;
    }
    // What waited for it goes on; what was saved is unsaved no more.
    detail_->setCurrentWidget(none_);
    wanted_.clear();
    next();
    Q_EMIT refreshRequested();
}

void ContractsView::showRefused(const Error& error)
{
    next_ = {};
    page_->text()->setTyping(ContractTextView::Typing::Allowed);
    using Conflict = ContractNotice::Conflict;
    if (error.kind != ErrorKind::Conflict)
        said_->sayRefused(error.detail);
    else
        said_->askBeforeReplacing(error.where == page_->file() ? Conflict::SameFile : Conflict::SameName,
                                  error.where);
}

void ContractsView::askRemove()
{
    if (selected().isEmpty())
        return;
    next_ = {};
    using Edits = ContractNotice::Edits;
    said_->askBeforeRemoving(page_->name(), selected(), hasUnsaved() ? Edits::WouldBeLost : Edits::None);
}

void ContractsView::showRemoved(const QString& name, const QString& aside, const QString& file)
{
    aside_ = aside;
    asideFrom_ = file;
    if (selected() == file)
        detail_->setCurrentWidget(none_);
    said_->sayRemoved(name, aside);
}

QByteArray ContractsView::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << contractsStateVersion << parts_->saveState() << shelf_->saveColumns()
        << page_->rules()->saveColumns();
    return state;
}

void ContractsView::restoreState(const QByteArray& state)
{
    QDataStream in(state);
    int version = 0;
    QByteArray parts, columns, rules;
    in >> version >> parts >> columns >> rules;
    if (version != contractsStateVersion || in.status() != QDataStream::Ok)
        return;
    parts_->restoreState(parts);
    shelf_->restoreColumns(columns);
    page_->rules()->restoreColumns(rules);
}

} // namespace ph
