#include "widgets/rollouts/LeaveDriveDialog.h"

#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/DialogSize.h"
#include "widgets/common/PlainLabel.h"

#include <QVBoxLayout>

namespace ph {

LeaveDriveDialog::LeaveDriveDialog(const QStringList& ids, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("leaveDriveDialog"));
    setWindowTitle(tr("Close the window"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::m);
    auto* title = new PlainLabel(tr("Leave %Ln rollout(s) to nobody?", nullptr, int(ids.size())));
    title->setTextSize(TextSize::Title, TextWeight::Bold);
    title->setWordWrap(true);
    column->addWidget(title);
    column->addWidget(bodyText(QStringLiteral("leaveDriveIds"), ids.join(u'\n')));
    column->addWidget(
        noteText(QStringLiteral("leaveDriveNote"),
                 tr("Once the window that drives it is closed, traffic stays as it is, and no condition "
                    "takes it back, until somebody drives it again or executes its release.")));
    auto* stay = makeButton(QStringLiteral("leaveDriveStay"), tr("Stay"));
    auto* leave =
        makeButton(QStringLiteral("leaveDriveConfirm"), tr("Stop driving and close"), ButtonKind::Danger);
    leave->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(stay);
    row->addWidget(leave);
    column->addLayout(row);
    connect(stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(leave, &QPushButton::clicked, this, &QDialog::accept);
    stay->setFocus();
    fitToWidth(*this, 480);
}

} // namespace ph
