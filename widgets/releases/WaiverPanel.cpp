#include "widgets/releases/WaiverPanel.h"

#include "models/tables/ReleaseWords.h"
#include "models/values/DateFormat.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>

namespace ph {

WaiverPanel::WaiverPanel(QWidget* parent)
    : QWidget(parent)
    , title_(new PlainLabel)
    , group_(new QComboBox)
    , reason_(new QLineEdit)
    , until_(new QDateTimeEdit)
    , waive_(makeButton(QStringLiteral("waive"), tr("Waive")))
{
    setObjectName(QStringLiteral("waiverPanel"));
    setProperty("chrome", true);
    setAttribute(Qt::WA_StyledBackground);
    title_->setObjectName(QStringLiteral("waiverTitle"));
    title_->setTextSize(TextSize::Body, TextWeight::Medium);
    group_->setObjectName(QStringLiteral("waiverGroup"));
    group_->setAccessibleName(tr("In whose name it is waived"));
    group_->setPlaceholderText(tr("Choose…"));
    reason_->setObjectName(QStringLiteral("waiverReason"));
    reason_->setAccessibleName(tr("Reason of the waiver"));
    reason_->setPlaceholderText(tr("Reason; stays with the release forever"));
    until_->setObjectName(QStringLiteral("waiverUntil"));
    until_->setAccessibleName(tr("The waiver ends"));
    until_->setDisplayFormat(minuteFormat(QLocale()));
    until_->setCalendarPopup(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::l, space::s, space::l, space::s);
    row->setSpacing(space::s);
    row->addWidget(title_);
    row->addWidget(group_);
    row->addWidget(reason_, 1);
    auto* until = new PlainLabel(tr("until"));
    until->setElideMode(Qt::ElideNone);
    row->addWidget(until);
    row->addWidget(until_);
    row->addWidget(waive_);
    connect(group_, &QComboBox::currentTextChanged, this, &WaiverPanel::showGaps);
    connect(reason_, &QLineEdit::textChanged, this, &WaiverPanel::showGaps);
    connect(waive_, &QPushButton::clicked, this, [this] {
        Q_EMIT waiveRequested({releaseId_, gateId_, group_->currentText(), reason_->text().trimmed(),
                               until_->dateTime().toMSecsSinceEpoch()});
    });
    hide();
}

void WaiverPanel::showGate(const ReleaseDetails& release, const QString& gateId, std::int64_t nowMs)
{
    const auto gate = std::find_if(release.gates.begin(), release.gates.end(),
                                   [&](const GateView& candidate) { return candidate.result.id == gateId; });
    const MoveRule* rule = release.rule(ReleaseMove::Waive);
    const bool may = gate != release.gates.end() && gate->result.verdict != GateVerdict::Pass &&
                     !gate->isWaived() && !gate->waiverGroups.isEmpty() && rule && rule->whyNot.isEmpty();
    setVisible(may);
    if (!may)
        return;
    const auto& groups = gate->waiverGroups;
    const auto chosen =
        releaseId_ == release.summary.id && gateId_ == gateId ? group_->currentText() : QString();
    group_->clear();
    group_->addItems(groups);
    group_->setCurrentIndex(groups.size() == 1 ? 0 : int(groups.indexOf(chosen)));
    group_->setVisible(groups.size() > 1);
    if (releaseId_ != release.summary.id || gateId_ != gateId) {
        reason_->clear();
        until_->setMinimumDateTime(QDateTime::fromMSecsSinceEpoch(nowMs));
        until_->setDateTime(QDateTime::fromMSecsSinceEpoch(nowMs).addDays(7));
    }
    releaseId_ = release.summary.id;
    gateId_ = gateId;
    title_->setText(groups.size() == 1 ? tr("Waive for %1:").arg(groups.first()) : tr("Waive for"));
    showGaps();
}

void WaiverPanel::showGaps()
{
    const QString gap = group_->currentIndex() < 0            ? tr("Choose in whose name first.")
                        : reason_->text().trimmed().isEmpty() ? tr("Write a reason first.")
                                                              : QString();
    waive_->setEnabled(gap.isEmpty());
    waive_->setToolTip(gap);
}

} // namespace ph
