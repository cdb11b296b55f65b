#include "widgets/contracts/ContractRulesView.h"

#include "models/tables/ContractWords.h"
#include "models/tables/ProblemWords.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/StateView.h"
#include "widgets/contracts/ContractTable.h"
#include "widgets/drift/StudyTable.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr qsizetype mostFrozenLines = 3;
constexpr int columnSearchWidth = 220;

} // namespace

ContractRulesView::ContractRulesView(QWidget* parent)
    : QWidget(parent)
    , columns_(new ContractColumnModel(this))
    , shown_(new ContractFilter(columns_, this))
    , facts_(new PlainLabel)
    , frozen_(new PlainLabel)
    , search_(new SearchField)
    , unreadable_(new StateView)
    , stack_(new QStackedWidget)
{
    setObjectName(QStringLiteral("contractRules"));
    unreadable_->setObjectName(QStringLiteral("contractUnreadable"));
    stack_->addWidget(buildRules());
    stack_->addWidget(unreadable_);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(stack_);
    const auto filter = [this] { shown_->setWords(search_->text()); };
    connect(search_, &SearchField::settled, this, filter);
    connect(search_, &SearchField::cleared, this, filter);
    connect(unreadable_, &StateView::actionTriggered, this, &ContractRulesView::textWanted);
    connect(table_, &StudyTable::copied, this, &ContractRulesView::copied);
    setFocusProxy(table_);
}

QWidget* ContractRulesView::buildRules()
{
    facts_->setObjectName(QStringLiteral("contractFacts"));
    facts_->setRole(PlainLabel::Role::Muted);
    frozen_->setObjectName(QStringLiteral("contractFrozen"));
    frozen_->setTone(Tone::Warning);
    frozen_->setTextSize(TextSize::Small);
    frozen_->setWordWrap(true);
    search_->setObjectName(QStringLiteral("contractColumnSearch"));
    search_->setPlaceholder(tr("Filter columns"));
    search_->lineEdit()->setAccessibleName(tr("Filter columns"));
    search_->setPause(std::chrono::milliseconds(0));
    search_->setFixedWidth(columnSearchWidth);
    auto* delegate = new ContractDelegate(
        ContractColumnModel::Standing, [](const QModelIndex&) { return Tone::Warning; },
        ContractColumnModel::Name);
    delegate->setFixedPitchColumns({ContractColumnModel::Pattern});
    delegate->setMutedColumns({ContractColumnModel::Unit, ContractColumnModel::Owner});
    table_ = new StudyTable(QStringLiteral("contractColumns"), tr("Columns of the contract"), shown_,
                            delegate, {170, 190, 112, 84, 130, 0, 110, 84, 72, 96});
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::l, space::s, space::l, space::s);
    top->setSpacing(space::m);
    top->addWidget(facts_, 1);
    top->addWidget(search_, 0, Qt::AlignTop);
    auto* holder = new QWidget;
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    auto* said = new QHBoxLayout;
    said->setContentsMargins(space::l, 0, space::l, space::s);
    said->addWidget(frozen_);
    column->addLayout(said);
    column->addWidget(belowTitle(table_), 1);
    return holder;
}

void ContractRulesView::showContract(const DataContract& contract, const QList<FeatureDispute>& disputes)
{
    columns_->apply(contractColumnLines(contract, disputes));
    facts_->setText(
        tr("Rows: %1   ·   Freshness: %2   ·   Other columns: %3")
            .arg(rowsRuleText(contract), freshnessRuleText(contract), otherColumnsRuleText(contract)));
    QStringList lines;
    for (const auto& dispute : disputes.mid(0, mostFrozenLines))
        lines.append(tr("%1 is frozen, others define it differently. %2")
                         .arg(dispute.feature, othersText(dispute, contract.name)));
    if (disputes.size() > mostFrozenLines)
        lines.append(tr("%Ln more feature(s) are frozen.", nullptr, int(disputes.size() - mostFrozenLines)));
    frozen_->setText(lines.join(u'\n'));
    frozen_->setVisible(!lines.isEmpty());
    stack_->setCurrentIndex(0);
}

void ContractRulesView::showUnreadable(const QList<TextProblem>& problems)
{
    columns_->apply(QList<ContractColumnLine>());
    unreadable_->setContent(
        {StateContent::Kind::Error,
         {},
         tr("As it stands, this is no contract"),
         problems.isEmpty() ? QString() : problemLineText(problems.first()),
         {},
         {{QStringLiteral("contractToText"), tr("Put it right"), QStringLiteral("document-edit")}}});
    stack_->setCurrentIndex(1);
}

void ContractRulesView::select(const QString& column)
{
    search_->setText({});
    shown_->setWords({});
    if (const int row = columns_->rowOf(column); row >= 0) {
        const auto at = shown_->mapFromSource(columns_->index(row, 0));
        table_->setCurrentIndex(at);
        table_->scrollTo(at);
    }
}

QByteArray ContractRulesView::saveColumns() const
{
    return table_->saveColumns();
}

void ContractRulesView::restoreColumns(const QByteArray& state)
{
    table_->restoreColumns(state);
}

} // namespace ph
