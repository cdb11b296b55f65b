#pragma once

#include <QLockFile>
#include <QSocketNotifier>
#include <QString>

#include <filesystem>
#include <functional>
#include <memory>

namespace ph {

/// One program a workspace: started again, it passes on what it was to open. By a socket in the person's own
/// run-time folder ($XDG_RUNTIME_DIR), to which nobody else has access; where there is none, every start
/// opens a window. What is passed on is what a command line may name, a place or a link, and never more.
class SingleInstance {
public:
    explicit SingleInstance(const std::filesystem::path& workspace);
    ~SingleInstance();
    SingleInstance(const SingleInstance&) = delete;
    SingleInstance& operator=(const SingleInstance&) = delete;

    /// Whether the window that is open on this workspace took it; empty: it is only to come forward. False:
    /// there is none, or it has not answered within two seconds. Blocking.
    bool passOn(const QString& place) const;
    /// From now on `take` is called, from the event loop, with what others pass on. Does nothing where
    /// another process listens already.
    void listen(std::function<void(const QString&)> take);

private:
    void receive() const;

    QString path_; ///< of the socket; empty: there is no folder for it
    std::unique_ptr<QLockFile> lock_;
    std::unique_ptr<QSocketNotifier> notifier_;
    std::function<void(const QString&)> take_;
    int socket_ = -1;
};

} // namespace ph
