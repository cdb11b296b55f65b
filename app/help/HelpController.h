#pragma once

#include "models/values/HandbookSearch.h"
#include "services/jobs/JobRunner.h"

#include <QUrl>

#include <memory>

namespace ph {

class HelpView;

/// The handbook's window: read on a worker when it is first wanted, which may be before there is a workspace,
/// and searched there. Takes the addresses of helpUrl() for as long as it lives, wherever in the program they
/// are opened.
class HelpController : public QObject {
    Q_OBJECT
public:
    explicit HelpController(QObject* parent = nullptr);
    ~HelpController() override;

    /// "drift#psi", see HandbookPlace.
    void show(const QString& topic);
    HelpView* view() const { return view_.get(); } ///< null before the first show()
    void close();

public Q_SLOTS:
    void openHelp(const QUrl& url); ///< of helpUrl()

private:
    void makeView();
    void read();
    void search(const QString& query);
    void askToLeave(const QUrl& link);
    std::unique_ptr<JobRunner> runner_;
    std::shared_ptr<const Handbook> book_;
    std::unique_ptr<HelpView> view_;
    JobHandle reading_, searching_;
};

} // namespace ph
