#pragma once

#include "app/Workspace.h"
#include "models/tables/ContractFindings.h"
#include "models/values/ContractDraft.h"
#include "services/contracts/ContractShelf.h"

#include <QObject>

namespace ph {

class ContractsView;

/// Data contracts of the workspace: read, checked, proposed and kept on workers, by the code that
/// `pilothouse contract` runs.
class ContractsController final : public QObject {
    Q_OBJECT
public:
    ContractsController(Workspace& workspace, ContractsView& view, QObject* parent = nullptr);

    void add(const QString& path);     ///< a file with a contract; opened where it cannot be kept as it is
    void propose(const QString& path); ///< from a table, opened as a new one

Q_SIGNALS:
    void messageRaised(const QString& text);

private:
    void connectView();
    void load();
    void read(const QByteArray& text);
    void save(const ContractDraft& draft);
    void remove(const QString& file, const QString& name);
    void putBack(const QString& aside, const QString& file);
    void check(const DataContract& contract, const QString& path);
    void exportCsv(const QString& path);
    void exportJson(const QString& path);
    void sayExported(const QString& path, const Result<void>& written);

    Workspace& workspace_;
    ContractsView& view_;
    ContractShelf shelf_;
    QList<DataContract> contracts_; ///< of the shelf, as it was read last
    QStringList files_;             ///< of each
    QString checkTitle_;
    JobHandle loadJob_, readJob_, addJob_, saveJob_, checkJob_, proposeJob_, exportJob_;
};

} // namespace ph
