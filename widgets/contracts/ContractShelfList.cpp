#include "widgets/contracts/ContractShelfList.h"

#include "widgets/common/ScreenKeys.h"
#include "widgets/contracts/ContractTable.h"
#include "widgets/drift/StudyTable.h"

#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ph {

namespace {

using namespace std::chrono_literals;
constexpr auto ageStep = 30s;
constexpr int leastLines = 3;

Tone standingTone(const QModelIndex& index)
{
    return index.data(ContractShelfModel::StateRole).toInt() == ContractShelfModel::Unreadable
               ? Tone::Bad
               : Tone::Warning;
}

} // namespace

ContractShelfList::ContractShelfList(Clock clock, QWidget* parent)
    : QWidget(parent)
    , lines_(new ContractShelfModel(this, std::move(clock)))
    , shown_(new ContractFilter(lines_, this))
{
    setObjectName(QStringLiteral("contractsShelf"));
    auto* delegate =
        new ContractDelegate(ContractShelfModel::Standing, standingTone, ContractShelfModel::Name);
    delegate->setMutedColumns({ContractShelfModel::Owner, ContractShelfModel::Changed});
    table_ = new StudyTable(QStringLiteral("contractsTable"), tr("Data contracts"), shown_, delegate,
                            {130, 210, 150, 130, 0, 84, 110});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(belowTitle(table_));
    setMinimumHeight((leastLines + 1) * height::row);
    setFocusProxy(table_);
    connect(table_, &StudyTable::chosen, this, [this](const QModelIndex& at) {
        Q_EMIT chosen(at.data(ContractShelfModel::FileRole).toString());
    });
    auto* remove = new QShortcut(keysOf(ScreenKey::Remove), table_);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &ContractShelfList::removeRequested);
    ages_.setInterval(ageStep);
    connect(&ages_, &QTimer::timeout, this, [this] { lines_->refreshAges(); });
    ages_.start();
}

void ContractShelfList::apply(const QList<ContractLine>& lines)
{
    lines_->apply(lines);
}

void ContractShelfList::setWords(const QString& text)
{
    shown_->setWords(text);
}

void ContractShelfList::mark(const QString& file)
{
    const int row = lines_->rowOf(file);
    const auto at = row < 0 ? QModelIndex() : shown_->mapFromSource(lines_->index(row, 0));
    if (table_->currentIndex().row() == at.row())
        return;
    const QSignalBlocker quiet(table_);
    table_->setCurrentIndex(at);
    if (!at.isValid())
        table_->clearSelection();
}

QString ContractShelfList::first() const
{
    const auto top = shown_->index(0, 0);
    return top.data(ContractShelfModel::FileRole).toString();
}

const ContractLine* ContractShelfList::lineOf(const QString& file) const
{
    const int row = lines_->rowOf(file);
    return row < 0 ? nullptr : &lines_->at(row);
}

const ContractLine* ContractShelfList::lineNamed(const QString& contract) const
{
    for (const auto& line : lines_->rows()) {
        if (line.kept.contract && line.kept.contract->name == contract)
            return &line;
    }
    return nullptr;
}

QByteArray ContractShelfList::saveColumns() const
{
    return table_->saveColumns();
}

void ContractShelfList::restoreColumns(const QByteArray& state)
{
    table_->restoreColumns(state);
}

} // namespace ph
