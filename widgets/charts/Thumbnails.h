#pragma once

#include "models/values/FileWant.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QThreadPool>

namespace ph {

/// Pictures decoded from untrusted bytes on a worker, at most 1,024 pixels wide or high, the least recently
/// shown forgotten beyond 96 MiB.
class Thumbnails : public QObject {
    Q_OBJECT
public:
    explicit Thumbnails(QObject* parent = nullptr);
    ~Thumbnails() override;

    void decode(const FileWant& file, const QByteArray& bytes);
    void setFault(const FileWant& file, const QString& why);
    const QImage* image(const FileWant& file) const; ///< null: unknown or forgotten
    QString fault(const FileWant& file) const;       ///< empty: none known
    void clear();
    bool isDecoding() const { return decoding_ > 0; }

Q_SIGNALS:
    void decoded(const ph::FileWant& file); ///< image or fault is there

private:
    QThreadPool pool_;
    quint64 generation_ = 0;
    int decoding_ = 0;
    QCache<FileWant, QImage> images_;
    QHash<FileWant, QString> faults_;
};

} // namespace ph
