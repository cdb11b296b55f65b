#pragma once

#include "app/Workspace.h"
#include "app/packs/ExportPack.h"
#include "models/values/Incident.h"

#include <QObject>
#include <QPointer>

namespace ph {

class ExportPackDialog;

/// Makes packs in the window: asks what goes in, writes it on a worker, says what became of it.
class PackExporting final : public QObject {
    Q_OBJECT
public:
    explicit PackExporting(Workspace& workspace, QObject* parent = nullptr);
    /// `chosen`: the incident that is looked at; may be empty.
    void ask(const QString& chosen, QWidget* parent);
    /// As asked, into a file that may be replaced.
    void exportTo(const PackOrder& order, const QString& file);

Q_SIGNALS:
    void messageRaised(const QString& text);
    void failed(const ph::Error& error); ///< when nobody looks at the dialog

private:
    struct Choice {
        QList<Incident> incidents;
        QStringList environments;
    };
    void show(const Choice& choice, const QString& chosen, QWidget* parent);
    void chooseFile(const PackOrder& order);
    void showProgress();
    void tell(const QString& file, const Result<ExportedPack>& exported);

    Workspace& workspace_;
    QPointer<ExportPackDialog> dialog_;
    JobHandle reading_, writing_;
};

} // namespace ph
