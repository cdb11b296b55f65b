#include "widgets/oncall/OnCallDialog.h"

#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/oncall/OnCallNote.h"
#include "widgets/oncall/OnCallPinView.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>

namespace ph {

namespace {

constexpr int onCallAgesMs = 15'000;

} // namespace

OnCallDialog::OnCallDialog(QWidget* parent, Clock clock)
    : QDialog(parent)
    , model_(new OnCallTableModel(this, clock))
    , view_(new OnCallPinView(nullptr, std::move(clock)))
{
    build();
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &OnCallDialog::showChosen);
    connect(view_, &OnCallPinView::pinRequested, this, &OnCallDialog::pinRequested);
    connect(view_, &OnCallPinView::unpinRequested, this, &OnCallDialog::unpinRequested);
    connect(view_, &OnCallPinView::refreshRequested, this, &OnCallDialog::refreshRequested);
    connect(view_, &OnCallPinView::cancelRequested, this, &OnCallDialog::cancelRequested);
    ages_.setInterval(onCallAgesMs);
    connect(&ages_, &QTimer::timeout, this, [this] {
        model_->refreshAges();
        view_->refreshAges();
    });
    ages_.start();
}

OnCallDialog::~OnCallDialog()
{
    disconnect(table_->selectionModel(), nullptr, this, nullptr);
}

void OnCallDialog::build()
{
    setObjectName(QStringLiteral("onCallDialog"));
    setWindowTitle(tr("Pin for on-call"));
    auto* about =
        new PlainLabel(tr("What is pinned is kept fresh while this window is open, so that it can be "
                          "inspected without a network. Servers are only read."));
    about->setRole(PlainLabel::Role::Muted);
    about->setWordWrap(true);
    about->setContentsMargins(space::l, space::m, space::l, 0);
    banner_ = new Banner;
    banner_->setObjectName(QStringLiteral("onCallBanner"));
    table_ = new LineTable(QStringLiteral("onCallTable"), tr("Environments"));
    table_->setModel(model_);
    auto* delegate = new LineDelegate(table_);
    delegate->setMainColumn(OnCallTableModel::Environment);
    delegate->setMutedColumns({OnCallTableModel::Seen, OnCallTableModel::Kept});
    delegate->setBadgeColumn(OnCallTableModel::StateColumn, [](const QModelIndex& index) {
        const auto state = index.data(OnCallTableModel::StateRole).toInt();
        return state < 0 ? Tone::Neutral : onCallTone(OnCallState(state));
    });
    table_->setItemDelegate(delegate);
    table_->setUniformRowHeights(true);
    table_->setAllColumnsShowFocus(true);
    table_->setColumns({0, 140, 84, 0});
    table_->setColumnHidden(OnCallTableModel::Kept, true); // the view beside it says it, with its bar
    auto* parts = new QSplitter(Qt::Horizontal);
    parts->setObjectName(QStringLiteral("onCallSplitter"));
    parts->setChildrenCollapsible(false);
    parts->addWidget(belowTitle(table_));
    parts->addWidget(view_);
    parts->setStretchFactor(1, 1);
    parts->setSizes({380, 620});
    none_ = new StateView;
    none_->setObjectName(QStringLiteral("onCallNone"));
    none_->setContent({.kind = StateContent::Kind::Loading, .title = tr("Reading environments…")});
    stack_ = new QStackedWidget;
    stack_->addWidget(none_);
    stack_->addWidget(parts);
    auto* close = makeButton(QStringLiteral("onCallClose"), tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    close->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::l, 0, space::l, space::l);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(about);
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
    column->addLayout(buttons);
    resize(1020, 560);
}

void OnCallDialog::showLines(const QList<OnCallLine>& lines)
{
    model_->apply(lines);
    if (lines.isEmpty()) {
        none_->setContent({.kind = StateContent::Kind::Empty,
                           .icon = QStringLiteral("pin"),
                           .title = tr("No environment is known"),
                           .text = tr("An environment says what belongs together: add its file by "
                                      "`pilothouse env add --file ENVIRONMENT.yaml`.")});
        stack_->setCurrentIndex(0);
        return;
    }
    stack_->setCurrentIndex(1);
    if (!wanted_.isEmpty())
        choose(wanted_);
    if (chosen().isEmpty())
        table_->setCurrentIndex(model_->index(0, 0));
    showChosen();
}

void OnCallDialog::showError(const Error& error)
{
    banner_->showError(error);
}

void OnCallDialog::choose(const QString& environment)
{
    const int row = model_->rowOf(environment);
    wanted_ = row < 0 ? environment : QString();
    if (row >= 0)
        table_->setCurrentIndex(model_->index(row, 0));
}

QString OnCallDialog::chosen() const
{
    const auto rows = table_->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : model_->at(rows.first().row()).environment;
}

void OnCallDialog::showChosen()
{
    const auto rows = table_->selectionModel()->selectedRows();
    if (!rows.isEmpty())
        view_->showLine(model_->at(rows.first().row()));
}

} // namespace ph
