#include "widgets/releases/ReleasePage.h"

#include "models/tables/ApprovalTableModel.h"
#include "models/tables/Format.h"
#include "models/tables/GateTableModel.h"
#include "models/tables/ReleaseLogModel.h"
#include "models/tables/ReleaseStepModel.h"
#include "models/tables/ReleaseWords.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/TimeColumn.h"
#include "widgets/releases/ChecklistPanel.h"
#include "widgets/releases/DecisionPanel.h"
#include "widgets/releases/GateTable.h"
#include "widgets/releases/PlanTab.h"
#include "widgets/releases/Refusal.h"
#include "widgets/releases/ReleaseHeader.h"
#include "widgets/releases/ReleaseTones.h"
#include "widgets/releases/RollbackCard.h"
#include "widgets/releases/RollbackDialog.h"
#include "widgets/releases/WaiverPanel.h"

#include <QAction>
#include <QPointer>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

namespace {

constexpr int sideWidth = 296;

LineTable* approvalTable(ApprovalTableModel* model)
{
    auto* table = new LineTable(QStringLiteral("approvalTable"), ReleasePage::tr("Decisions and comments"));
    auto* delegate = new LineDelegate(table);
    delegate->setBadgeColumn(ApprovalTableModel::Decision, [](const QModelIndex& index) {
        ApprovalView view;
        view.decision = ApprovalView::Decision(index.data(ApprovalTableModel::DecisionRole).toInt());
        view.whyVoid = index.data(ApprovalTableModel::VoidRole).toBool() ? QStringLiteral("void") : QString();
        return decisionTone(view);
    });
    delegate->setMutedColumns({ApprovalTableModel::Standing, ApprovalTableModel::Time});
    delegate->setMainColumn(ApprovalTableModel::Who);
    delegate->setRowHeight(32);
    table->setModel(model);
    table->setItemDelegate(delegate);
    table->setColumns({112, 200, 0, 272, 90});
    return table;
}

LineTable* logTable(ReleaseLogModel* model)
{
    auto* table = new LineTable(QStringLiteral("logTable"), ReleasePage::tr("Log"));
    auto* delegate = new LineDelegate(table);
    delegate->setMutedColumns({ReleaseLogModel::Time});
    delegate->setFixedPitchColumns({ReleaseLogModel::Asked, ReleaseLogModel::Observed});
    delegate->setMainColumn(ReleaseLogModel::What);
    table->setModel(model);
    table->setItemDelegate(delegate);
    table->setColumns({timeColumnWidth(formatLocalTime), 132, 148, 0, 0});
    return table;
}

} // namespace

struct ReleasePage::Private {
    ReleasePage* q = nullptr;
    Clock clock;
    ReleaseDetails release;
    enum class Content { None, Release } content = Content::None;

    GateTableModel* gates = nullptr;
    ReleaseStepModel* steps = nullptr;
    ReleaseLogModel* log = nullptr;
    ApprovalTableModel* approvals = nullptr;

    QStackedWidget* stack = nullptr;
    StateView* state = nullptr;
    ReleaseHeader* header = nullptr;
    Banner* banner = nullptr;
    QTabWidget* tabs = nullptr;
    PlanTab* plan = nullptr;
    GateTable* gateTable = nullptr;
    QStackedWidget* gateStack = nullptr;
    QPushButton* incident = nullptr;
    QAction* incidentAction = nullptr;
    WaiverPanel* waiver = nullptr;
    ChecklistPanel* checklist = nullptr;
    DecisionPanel* decision = nullptr;
    RollbackCard* rollback = nullptr;
    QPointer<RollbackDialog> rollbackDialog; ///< null: not asked

    void build();
    QWidget* buildSide();
    QWidget* buildGates();
    void connectParts();
    void showParts();
    void showGatePanels();
    const GateView* troubledGate() const; ///< the chosen one, if it does not pass
    void openIncident();
    void askForRollback();
};

void ReleasePage::Private::showGatePanels()
{
    const auto gate = gateTable->currentGate();
    checklist->showGate(release, gate);
    waiver->showGate(release, gate, toMs(clock()));
    incident->setVisible(!release.gates.isEmpty());
    incident->setEnabled(troubledGate());
    incidentAction->setEnabled(troubledGate());
}

const GateView* ReleasePage::Private::troubledGate() const
{
    const auto id = gateTable->currentGate();
    const auto found = std::find_if(release.gates.cbegin(), release.gates.cend(),
                                    [&id](const GateView& gate) { return gate.result.id == id; });
    return found == release.gates.cend() || found->result.verdict == GateVerdict::Pass ? nullptr : &*found;
}

void ReleasePage::Private::openIncident()
{
    if (const auto* gate = troubledGate())
        Q_EMIT q->incidentRequested(release.summary, gate->result);
}

QWidget* ReleasePage::Private::buildGates()
{
    gateTable = new GateTable(gates);
    waiver = new WaiverPanel;
    checklist = new ChecklistPanel;
    auto* none = new StateView;
    none->setContent(
        {StateContent::Kind::Empty,
         QStringLiteral("security-high"),
         ReleasePage::tr("No gate was evaluated"),
         ReleasePage::tr("Nothing passes by default: without an answer this cannot be executed."),
         {},
         {}});
    gateStack = new QStackedWidget;
    gateStack->addWidget(none);
    gateStack->addWidget(belowTitle(gateTable));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    incident = makeButton(QStringLiteral("gateIncident"), ReleasePage::tr("Open an incident…"));
    giveIncidentKey(incident);
    incidentAction = new QAction(ReleasePage::tr("Open an incident…"), gateTable);
    gateTable->setContextMenuPolicy(Qt::ActionsContextMenu);
    gateTable->addAction(incidentAction);
    auto* acts = new QHBoxLayout;
    acts->setContentsMargins(space::l, space::s, space::l, space::s);
    acts->addStretch(1);
    acts->addWidget(incident);
    column->addWidget(gateStack, 1);
    column->addLayout(acts);
    column->addWidget(checklist);
    column->addWidget(waiver);
    return page;
}

QWidget* ReleasePage::Private::buildSide()
{
    decision = new DecisionPanel;
    rollback = new RollbackCard;
    auto* inner = new QWidget;
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(space::m, space::m, space::m, space::m);
    column->setSpacing(space::m);
    for (QWidget* card : std::initializer_list<QWidget*>{decision, rollback})
        column->addWidget(card);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("releaseSide"));
    scroll->setAccessibleName(ReleasePage::tr("Approvals and rollback"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inner);
    scroll->setFixedWidth(sideWidth);
    return scroll;
}

void ReleasePage::Private::build()
{
    gates = new GateTableModel(q, clock);
    steps = new ReleaseStepModel(q, clock);
    log = new ReleaseLogModel(q);
    approvals = new ApprovalTableModel(q, clock);
    auto* outer = new QVBoxLayout(q);
    outer->setContentsMargins(0, 0, 0, 0);
    stack = new QStackedWidget;
    outer->addWidget(stack);
    state = new StateView;
    state->setObjectName(QStringLiteral("releaseStateView"));
    stack->addWidget(state);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    header = new ReleaseHeader(clock);
    banner = new Banner;
    banner->setObjectName(QStringLiteral("releaseBanner"));
    column->addWidget(header);
    column->addWidget(banner);
    tabs = new QTabWidget;
    tabs->setObjectName(QStringLiteral("releaseTabs"));
    tabs->setAccessibleName(ReleasePage::tr("Sections of the release"));
    tabs->setDocumentMode(true);
    tabs->tabBar()->setDrawBase(false);
    q->setFocusProxy(tabs);
    plan = new PlanTab(steps);
    // In the order of ReleasePage::Tab.
    tabs->addTab(plan, {});
    tabs->addTab(buildGates(), {});
    tabs->addTab(belowTitle(approvalTable(approvals)), {});
    tabs->addTab(belowTitle(logTable(log)), {});
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(tabs, 1);
    auto* line = new QFrame;
    line->setProperty("line", true);
    line->setFixedWidth(1);
    row->addWidget(line);
    row->addWidget(buildSide());
    column->addLayout(row, 1);
    stack->addWidget(page);
    q->setProperty("surface", true);
    q->setAttribute(Qt::WA_StyledBackground);
    state->setContent({StateContent::Kind::Empty,
                       {},
                       ReleasePage::tr("No release open"),
                       ReleasePage::tr("Choose one on the board."),
                       {},
                       {}});
}

void ReleasePage::Private::connectParts()
{
    QObject::connect(header, &ReleaseHeader::moveRequested, q, &ReleasePage::moveRequested);
    QObject::connect(header, &ReleaseHeader::refreshRequested, q, &ReleasePage::refreshRequested);
    QObject::connect(header, &ReleaseHeader::policyRequested, q, &ReleasePage::policyRequested);
    QObject::connect(plan, &PlanTab::requestsRequested, q, &ReleasePage::requestsRequested);
    QObject::connect(decision, &DecisionPanel::decided, q, &ReleasePage::decided);
    QObject::connect(waiver, &WaiverPanel::waiveRequested, q, &ReleasePage::waiveRequested);
    QObject::connect(checklist, &ChecklistPanel::answered, q, &ReleasePage::answered);
    QObject::connect(gateTable, &GateTable::currentGateChanged, q, [this] { showGatePanels(); });
    QObject::connect(incident, &QPushButton::clicked, q, [this] { openIncident(); });
    QObject::connect(incidentAction, &QAction::triggered, q, [this] { openIncident(); });
    QObject::connect(rollback, &RollbackCard::rollbackRequested, q, [this] { askForRollback(); });
    QObject::connect(state, &StateView::actionTriggered, q, [this] { Q_EMIT q->refreshRequested(); });
    QObject::connect(banner, &Banner::actionTriggered, q, [this] { Q_EMIT q->refreshRequested(); });
}

void ReleasePage::Private::askForRollback()
{
    if (!release.rollback)
        return;
    rollbackDialog = new RollbackDialog(release.summary, *release.rollback, q);
    rollbackDialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(rollbackDialog, &RollbackDialog::confirmed, q, &ReleasePage::rollbackRequested);
    rollbackDialog->open();
    Q_EMIT q->rollbackLookRequested();
}

void ReleasePage::Private::showParts()
{
    header->showRelease(release);
    plan->showRelease(release);
    steps->applySteps(release.steps);
    gates->apply(release.gates);
    gateStack->setCurrentIndex(release.gates.isEmpty() ? 0 : 1);
    approvals->applyApprovals(release.approvals);
    log->apply(release.log);
    decision->showRelease(release);
    rollback->showRelease(release);
    showGatePanels();
    const auto passed = std::count_if(release.gates.begin(), release.gates.end(), [](const GateView& gate) {
        return gate.result.verdict == GateVerdict::Pass;
    });
    tabs->setTabText(int(Tab::Plan), ReleasePage::tr("Plan"));
    tabs->setTabText(int(Tab::Gates),
                     ReleasePage::tr("Gates  %1/%2", "passed of all").arg(passed).arg(release.gates.size()));
    tabs->setTabText(int(Tab::Approvals), ReleasePage::tr("Approvals  %1/%2", "had of needed")
                                              .arg(release.summary.approvalsHave)
                                              .arg(release.summary.approvalsNeed));
    tabs->setTabText(int(Tab::Log), ReleasePage::tr("Log  %1").arg(release.log.size()));
}

ReleasePage::ReleasePage(QWidget* parent, Clock clock)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    setObjectName(QStringLiteral("releasePage"));
    d->q = this;
    d->clock = std::move(clock);
    d->build();
    d->connectParts();
}

ReleasePage::~ReleasePage() = default;

void ReleasePage::showRelease(const ReleaseDetails& release)
{
    const bool another = d->content == Private::Content::None || release.summary.id != releaseId();
    d->release = release;
    d->content = Private::Content::Release;
    d->showParts();
    if (another) {
        d->banner->clear();
        // A draft is read, everything else is judged.
        openTab(release.summary.state == ReleaseState::Draft ? Tab::Plan : Tab::Gates);
    }
    d->stack->setCurrentIndex(1);
}

void ReleasePage::showLoading(const QString& releaseId)
{
    if (d->content == Private::Content::Release && this->releaseId() == releaseId)
        return;
    d->content = Private::Content::None;
    d->state->setContent({StateContent::Kind::Loading, {}, tr("Reading the release…"), releaseId, {}, {}});
    d->stack->setCurrentIndex(0);
}

void ReleasePage::showError(const Error& error)
{
    if (d->content == Private::Content::Release) {
        d->banner->showError(error);
        return;
    }
    d->state->setContent(stateForError(error));
    d->stack->setCurrentIndex(0);
}

void ReleasePage::chooseGate(const QString& gate)
{
    const auto at = d->gates->indexOf(gate);
    if (!at.isValid())
        return;
    openTab(Tab::Gates);
    d->gateTable->setCurrentIndex(at);
    d->gateTable->scrollTo(at);
}

void ReleasePage::showBusy(ReleaseMove move)
{
    d->header->showBusy(move);
    if (move == ReleaseMove::RollBack)
        d->rollback->showBusy();
    if (move == ReleaseMove::Answer)
        d->checklist->showBusy();
    constexpr ReleaseMove said[] = {ReleaseMove::Approve, ReleaseMove::Reject, ReleaseMove::Comment,
                                    ReleaseMove::Revoke};
    if (std::find(std::begin(said), std::end(said), move) != std::end(said))
        d->decision->showBusy();
}

void ReleasePage::showRefusal(ReleaseMove, const Error& error)
{
    if (d->content == Private::Content::Release)
        d->showParts();
    ph::showRefusal(*d->banner, error);
}

void ReleasePage::showNote(const QString& text)
{
    d->banner->showMessage({Tone::Accent, text});
}

void ReleasePage::showRollbackLook(const ReleaseSummary& release, const RollbackPreview& preview)
{
    if (d->rollbackDialog)
        d->rollbackDialog->showPreview(release, preview);
}

void ReleasePage::clearComment()
{
    d->decision->clearComment();
}

QString ReleasePage::releaseId() const
{
    return d->content == Private::Content::Release ? d->release.summary.id : QString();
}

void ReleasePage::openTab(Tab tab)
{
    d->tabs->setCurrentIndex(int(tab));
}

ReleasePage::Tab ReleasePage::currentTab() const
{
    return Tab(d->tabs->currentIndex());
}

void ReleasePage::refreshAges()
{
    d->gates->refreshAges();
    d->steps->refreshAges();
    d->approvals->refreshAges();
}

} // namespace ph
