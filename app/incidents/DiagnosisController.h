#pragma once

#include "app/incidents/IncidentSource.h"
#include "app/incidents/IncidentWriting.h"

#include <QObject>

namespace ph {

class DiagnosisView;
struct StepFinding;

/// Goes through the steps of the chosen incident's checklist, by what was cached, and writes down what people
/// say of them.
class DiagnosisController : public QObject {
    Q_OBJECT
public:
    DiagnosisController(Workspace& workspace, DiagnosisView& view, IncidentWriting write,
                        QObject* parent = nullptr);
    void setSource(const IncidentSource& source);

Q_SIGNALS:
    void messageRaised(const QString& text);

private:
    void run();
    void choosePolicy();
    void judge(IncidentJudged::Word word);

    Workspace& workspace_;
    IncidentSource source_;
    DiagnosisView& view_;
    const IncidentWriting write_;
    JobHandle job_;
};

} // namespace ph
