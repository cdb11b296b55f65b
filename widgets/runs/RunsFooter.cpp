#include "widgets/runs/RunsFooter.h"

#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"

#include <QHBoxLayout>

namespace ph {

RunsFooter::RunsFooter(QWidget* parent)
    : QWidget(parent)
{
    setFixedHeight(height::bar - space::s);
    status_ = new PlainLabel(this);
    status_->setObjectName(QStringLiteral("runsStatus"));
    status_->setRole(PlainLabel::Role::Muted);
    status_->setTextSize(TextSize::Small);
    selection_ = new PlainLabel(this);
    selection_->setObjectName(QStringLiteral("runsSelection"));
    selection_->setTextSize(TextSize::Small, TextWeight::Medium);
    summary_ = new PlainLabel(this);
    summary_->setObjectName(QStringLiteral("runsSummary"));
    summary_->setRole(PlainLabel::Role::Muted);
    summary_->setTextSize(TextSize::Small);
    actions_ = new QWidget(this);
    const auto button = [&](const char* name, const QString& words) {
        return makeButton(QString::fromLatin1(name), words, ButtonKind::Flat, actions_);
    };
    open_ = button("openRun", tr("Open"));
    compare_ = button("compareRuns", tr("Compare"));
    copy_ = button("copyRuns", tr("Copy"));
    export_ = button("exportRuns", tr("Export…"));
    pin_ = button("pinRuns", tr("Pin"));

    auto* actionRow = new QHBoxLayout(actions_);
    actionRow->setContentsMargins(0, 0, 0, 0);
    actionRow->setSpacing(0);
    for (auto* action : {open_, compare_, copy_, export_, pin_})
        actionRow->addWidget(action);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::m, 0, space::m, 0);
    row->setSpacing(space::m);
    row->addWidget(status_, 1);
    row->addWidget(selection_);
    row->addWidget(summary_);
    row->addWidget(actions_);

    connect(open_, &QPushButton::clicked, this, &RunsFooter::openRequested);
    connect(compare_, &QPushButton::clicked, this, &RunsFooter::compareRequested);
    connect(copy_, &QPushButton::clicked, this,
            [this] { Q_EMIT copyMenuRequested(copy_->mapToGlobal(QPoint(0, 0))); });
    connect(export_, &QPushButton::clicked, this,
            [this] { Q_EMIT exportMenuRequested(export_->mapToGlobal(QPoint(0, 0))); });
    connect(pin_, &QPushButton::clicked, this, &RunsFooter::pinRequested);
    setSelection(0, {});
    setSummary({});
}

void RunsFooter::setStatus(const QString& words, const QString& toolTip)
{
    status_->setText(words);
    status_->setToolTip(plainToolTip(toolTip));
}

QString RunsFooter::status() const
{
    return status_->text();
}

void RunsFooter::setSelection(int runs, const QString& words)
{
    selection_->setText(words);
    selection_->setVisible(runs > 0);
    actions_->setVisible(runs > 0);
    open_->setVisible(runs == 1);
    compare_->setVisible(runs > 1);
}

void RunsFooter::setSummary(const QString& words)
{
    summary_->setText(words);
    summary_->setVisible(!words.isEmpty());
}

} // namespace ph
