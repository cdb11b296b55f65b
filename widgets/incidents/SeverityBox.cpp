#include "widgets/incidents/SeverityBox.h"

#include "models/tables/IncidentWords.h"

namespace ph {

SeverityBox::SeverityBox(const QString& objectName, IncidentSeverity chosen, QWidget* parent)
    : QComboBox(parent)
{
    setObjectName(objectName);
    for (const auto severity :
         {IncidentSeverity::Sev1, IncidentSeverity::Sev2, IncidentSeverity::Sev3, IncidentSeverity::Sev4})
        addItem(incidentSeverityMeaning(severity), int(severity));
    setCurrentIndex(int(chosen));
}

IncidentSeverity SeverityBox::severity() const
{
    return IncidentSeverity(currentData().toInt());
}

} // namespace ph
