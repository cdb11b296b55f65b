#pragma once

#include "app/incidents/IncidentSource.h"
#include "services/postmortem/Postmortem.h"

#include <QObject>

namespace ph {

class PostmortemView;

/// Drafts the postmortem of the chosen incident, and exports it. A file that is there is only replaced by
/// somebody who said so.
class PostmortemController : public QObject {
    Q_OBJECT
public:
    PostmortemController(Workspace& workspace, PostmortemView& view, QObject* parent = nullptr);
    void setSource(const IncidentSource& source);

Q_SIGNALS:
    void messageRaised(const QString& text);

private:
    enum class Existing { Keep, Replace };
    void draft();
    void chooseFile();
    void exportTo(const QString& file, Existing existing);

    Workspace& workspace_;
    IncidentSource source_;
    PostmortemView& view_;
    std::shared_ptr<const Postmortem> draft_;
    QString draftOf_; ///< the incident's id
    JobHandle drafting_, exporting_;
};

} // namespace ph
