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

/// The tree of artifacts, one directory at a time, beside what is in the chosen file.
class ArtifactsTab : public QWidget {
    Q_OBJECT
public:
    explicit ArtifactsTab(QWidget* parent = nullptr);
    void clear();
    void activate(); ///< asks for the root, once
    void showLoading(const QString& directory);
    void showEntries(const QString& directory, const QList<ArtifactEntry>& entries, qint64 seenMs);
    void showError(const QString& directory, const Error& error);
    void showPreviewLoading(const QString& path);
    void showPreview(const ArtifactPreview& preview, qint64 seenMs);
    void showPreviewError(const QString& path, const Error& error);
    void showDownloadProgress(const QString& path, qint64 done, qint64 total);
    void showDownloaded(const QString& path, const QStringList& files);
    void showDownloadError(const QString& path, const Error& error);
    /// Where downloads go; asked from the user by default. For tests and headless use.
    void setFolderChooser(std::function<QString(QWidget*)> choose) { chooseFolder_ = std::move(choose); }
    QList<ArtifactEntry> entries() const;
    QSplitter* splitter() const { return splitter_; }

Q_SIGNALS:
    void artifactsRequested(const QString& directory);
    void previewRequested(const QString& path);
    void downloadRequested(const QString& path, const QString& folder);
    void downloadCancelled(const QString& path);
    void entriesChanged();

private:
    void choose();
    void updateState();
    QString currentPath() const;
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
    QPushButton* cancel_ = nullptr;
    QString downloading_;
    std::function<QString(QWidget*)> chooseFolder_;
};

} // namespace ph
