#include "widgets/contracts/DisputesView.h"

#include "widgets/common/PlainLabel.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/StateView.h"
#include "widgets/contracts/ContractTable.h"
#include "widgets/drift/StudyTable.h"

#include <QPainter>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

/// What differs stands out, and is told by its weight as well as by its colour.
class DisputeDelegate final : public LineDelegate {
public:
    DisputeDelegate()
    {
        setBadgeColumn(FeatureDisputeModel::Standing, [](const QModelIndex&) { return Tone::Warning; });
        setMainColumn(FeatureDisputeModel::Feature);
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        if (!index.data(FeatureDisputeModel::DiffersRole).toBool())
            return LineDelegate::paint(painter, option, index);
        const Theme& theme = Theme::of(option.palette);
        painter->save();
        paintGround(painter, option, theme);
        const QRect area = option.rect.adjusted(space::s, 0, -space::s, 0);
        painter->setFont(textFont(TextSize::Body, TextWeight::Bold));
        painter->setPen(theme.warning);
        painter->drawText(
            area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, area.width()));
        painter->restore();
    }
};

} // namespace

DisputesView::DisputesView(QWidget* parent)
    : QWidget(parent)
    , lines_(new FeatureDisputeModel(this))
    , words_(new PlainLabel)
    , none_(new StateView)
    , stack_(new QStackedWidget)
{
    setObjectName(QStringLiteral("disputesView"));
    none_->setObjectName(QStringLiteral("disputesNone"));
    none_->setContent({StateContent::Kind::Empty,
                       QStringLiteral("checkmark"),
                       tr("All teams mean the same"),
                       tr("Where two contracts of the shelf define a feature by another type, unit or owner, "
                          "it stands here "
                          "and is frozen: nobody may define it in yet another way until they agree."),
                       {},
                       {}});
    words_->setObjectName(QStringLiteral("disputesWords"));
    words_->setRole(PlainLabel::Role::Muted);
    words_->setWordWrap(true);
    table_ = new StudyTable(QStringLiteral("disputesTable"), tr("Features that are defined differently"),
                            new ContractFilter(lines_, this), new DisputeDelegate,
                            {190, 190, 140, 190, 110, 110, 0});
    auto* filled = new QWidget;
    auto* said = new QHBoxLayout;
    said->setContentsMargins(space::l, space::s, space::l, space::s);
    said->addWidget(words_);
    auto* column = new QVBoxLayout(filled);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(said);
    column->addWidget(belowTitle(table_), 1);
    stack_->addWidget(none_);
    stack_->addWidget(filled);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(stack_);
    setFocusProxy(table_);
    const auto open = [this](const QModelIndex& at) {
        Q_EMIT contractWanted(at.data(FeatureDisputeModel::ContractRole).toString(),
                              at.data(FeatureDisputeModel::FeatureRole).toString());
    };
    // Moving over the lines reads them; a click or Enter goes there.
    connect(table_, &QTreeView::clicked, this, open);
    for (const auto& key : {keysOf(ScreenKey::Open), QKeySequence(Qt::Key_Enter)}) {
        auto* keys = new QShortcut(key, table_);
        keys->setContext(Qt::WidgetShortcut);
        connect(keys, &QShortcut::activated, this, [this, open] {
            if (table_->currentIndex().isValid())
                open(table_->currentIndex());
        });
    }
    connect(table_, &StudyTable::copied, this, &DisputesView::copied);
}

void DisputesView::showDisputes(const QList<FeatureDispute>& disputes)
{
    lines_->apply(disputeLines(disputes));
    words_->setText(
        tr("%Ln feature(s) mean something else to another team. They are frozen: nobody may define "
           "them in yet another way until the contracts agree. Open one to settle it.",
           nullptr, int(disputes.size())));
    stack_->setCurrentIndex(disputes.isEmpty() ? 0 : 1);
}

} // namespace ph
