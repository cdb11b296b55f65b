#pragma once

#include "models/tables/ArtifactPreview.h"
#include "models/values/Run.h"

#include <QWidget>

class QPushButton;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace ph {

class AgeLabel;
class ArtifactPreviewPane;
class ArtifactTreeModel;
class Banner;
class PlainLabel;
class StateView;

/// The tree of artifacts of a run or a logged model, one directory at a time, beside what is in the chosen
/// file. It neither reads nor asks anything itself.
class ArtifactsTab : public QWidget {
    Q_OBJECT
public:
    /// `whenEmpty`: a sentence for an owner that has no artifacts.
    explicit ArtifactsTab(const QString& whenEmpty, QWidget* parent = nullptr);
    void clear();
    void activate();                            ///< asks for the root, once
    void showLoading(const QString& directory); ///< "" is the root
    void showEntries(const QString& directory, const QList<ArtifactEntry>& entries, qint64 seenMs);
    void showError(const QString& directory, const Error& error);
    void showPreviewLoading(const QString& path);
    /// Made by decodePreview() on a worker. `seenMs`: when the bytes were read from the server.
    void showPreview(const ArtifactPreview& preview, qint64 seenMs);
    void showPreviewError(const QString& path, const Error& error);
    void showDownloadProgress(const QString& path, qint64 doneBytes, qint64 totalBytes); ///< total 0: unknown
    void showDownloaded(const QString& path, const QStringList& files);
    /// The server did not give them: the oldest copy was read at `seenMs`; `missing` is listed, but not
    /// cached.
    void showDownloadedFromCache(const QString& path, const QStringList& files, qint64 seenMs,
                                 const QStringList& missing);
    void showDownloadError(const QString& path, const Error& error);
    /// Where downloads go; asked from the user by default. For tests and headless use.
    void setFolderChooser(std::function<QString(QWidget*)> choose) { chooseFolder_ = std::move(choose); }
    /// Every entry seen so far; none where nobody has listed the root yet.
    std::optional<QList<ArtifactEntry>> listed() const;
    QSplitter* splitter() const { return splitter_; }
    /// Tables of this owner can be taken into a drift study.
    void offerStudies();
    enum class StudySide { Reference, Current };

Q_SIGNALS:
    void artifactsRequested(const QString& directory);
    void previewRequested(const QString& path);
    /// `folder` is where the user wants the file or directory.
    void downloadRequested(const QString& path, const QString& folder);
    void downloadCancelled(const QString& path);
    void keepRequested(const QString& path); ///< for offline use: a file, or all that is in a folder
    void studyRequested(const QString& path, ph::ArtifactsTab::StudySide side);
    void entriesChanged();

private:
    void choose();
    QString downloadedText(const QString& path, const QStringList& files) const;
    void updateState();
    QString currentPath() const;
    const QString whenEmpty_;
    ArtifactTreeModel* model_ = nullptr;
    QTreeView* tree_ = nullptr;
    QStackedWidget* treeStack_ = nullptr;
    QWidget* preview_ = nullptr;
    StateView* treeState_ = nullptr;
    Banner* treeBanner_ = nullptr;
    AgeLabel* age_ = nullptr;
    PlainLabel* title_ = nullptr;
    QSplitter* splitter_ = nullptr;
    ArtifactPreviewPane* pane_ = nullptr;
    QPushButton* download_ = nullptr;
    QPushButton* keep_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QPushButton* study_ = nullptr;
    bool offersStudies_ = false;
    QString downloading_;
    std::function<QString(QWidget*)> chooseFolder_;
    bool clearing_ = false;
};

} // namespace ph
