#pragma once

#include "models/values/ProgramComponent.h"
#include "services/jobs/JobRunner.h"

#include <QPointer>

class QWidget;

namespace ph {

class AboutDialog;

/// The dialog about the program, which is read on a worker before it is shown.
class AboutController final : public QObject {
    Q_OBJECT
public:
    explicit AboutController(JobRunner& runner, QObject* parent = nullptr);
    ~AboutController() override;
    void openDialog(QWidget* parent);

Q_SIGNALS:
    void failed(const ph::Error& error);

private:
    void showDialog(const QList<ProgramComponent>& components, QWidget* parent);

    JobRunner& runner_;
    QPointer<AboutDialog> dialog_;
    JobHandle reading_;
};

} // namespace ph
