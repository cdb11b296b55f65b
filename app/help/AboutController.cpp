#include "app/help/AboutController.h"

#include "app/help/LoadComponents.h"
#include "widgets/shell/AboutDialog.h"

namespace ph {

AboutController::AboutController(JobRunner& runner, QObject* parent)
    : QObject(parent)
    , runner_(runner)
{
}

AboutController::~AboutController()
{
    delete dialog_; // made anew in another language
}

void AboutController::openDialog(QWidget* parent)
{
    reading_ = runner_.run<QList<ProgramComponent>>(
        {}, [](JobContext&) { return loadComponents(); }, this,
        [this, parent](Result<QList<ProgramComponent>> components) {
            if (components)
                showDialog(*components, parent);
            else
                Q_EMIT failed(components.error());
        });
}

void AboutController::showDialog(const QList<ProgramComponent>& components, QWidget* parent)
{
    if (!dialog_) {
        dialog_ = new AboutDialog(QStringLiteral(PH_VERSION), versionReport(components), components, parent);
        dialog_->setAttribute(Qt::WA_DeleteOnClose);
    }
    dialog_->show();
    dialog_->raise();
    dialog_->activateWindow();
}

} // namespace ph
