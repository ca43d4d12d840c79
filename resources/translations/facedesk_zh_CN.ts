<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>EnrolCard</name>
    <message>
        <source>Enrol a person</source>
        <translation>登记人员</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>First and last name</source>
        <translation>请输入姓名</translation>
    </message>
    <message>
        <source>Name of the person to enrol</source>
        <translation>要登记的人员姓名</translation>
    </message>
    <message>
        <source>Take another picture</source>
        <translation>重新取一张照片</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back to the gallery (Esc)</source>
        <translation>返回人员库（Esc）</translation>
    </message>
    <message>
        <source>Waiting for a good picture</source>
        <translation>正在等待合格的照片</translation>
    </message>
    <message>
        <source>Picture to keep</source>
        <translation>将要保存的照片</translation>
    </message>
    <message>
        <source>There is already a person called {name}.</source>
        <translation>已经有一位名叫 {name} 的人员。</translation>
    </message>
    <message>
        <source>Enrol anyway</source>
        <translation>仍然登记</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Enrol the person under this name (Enter)</source>
        <translation>以此姓名登记（回车）</translation>
    </message>
    <message>
        <source>Enrolling the person.</source>
        <translation>正在登记。</translation>
    </message>
    <message>
        <source>The picture is good. Type the name and press Enter.</source>
        <translation>照片合格。请输入姓名并按回车键。</translation>
    </message>
    <message>
        <source>Faces are not judged at the moment.</source>
        <translation>目前不判断人脸。</translation>
    </message>
    <message>
        <source>Nobody is in front of the camera. Ask the person to step up.</source>
        <translation>摄像头前没有人。请让对方走到摄像头前。</translation>
    </message>
    <message>
        <source>This looks like a fake face. It can&apos;t be enrolled.</source>
        <translation>这张人脸疑似伪造，不能登记。</translation>
    </message>
    <message>
        <source>Hold still for a moment.</source>
        <translation>请保持不动片刻。</translation>
    </message>
    <message>
        <source>This looks like {name} (similarity {similarity}). Enrol anyway?</source>
        <translation>这个人看起来像 {name}（相似度 {similarity}）。仍要登记吗？</translation>
    </message>
</context>
<context>
    <name>GalleryPanel</name>
    <message>
        <source>{name} was removed.</source>
        <translation>已删除 {name}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>人员库</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>按姓名搜索</translation>
    </message>
    <message>
        <source>Search people by name</source>
        <translation>按姓名搜索人员</translation>
    </message>
    <message>
        <source>Search people by name (Ctrl+F)</source>
        <translation>按姓名搜索人员（Ctrl+F）</translation>
    </message>
    <message>
        <source>Enrolled people</source>
        <translation>已登记的人员</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Enrol the person in front of the camera (E)</source>
        <translation>登记摄像头前的人（E）</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove the selected person (Del)</source>
        <translation>删除所选人员（Del）</translation>
    </message>
    <message numerus="yes">
        <source>{found} of %n people</source>
        <translation>
            <numerusform>共 %n 人，找到 {found} 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>The gallery can&apos;t be used</source>
        <translation>无法使用人员库</translation>
    </message>
    <message>
        <source>Opening the gallery</source>
        <translation>正在打开人员库</translation>
    </message>
    <message>
        <source>No one is called “{name}”</source>
        <translation>没有名叫“{name}”的人员</translation>
    </message>
    <message>
        <source>Check the spelling, or clear the search to see everybody.</source>
        <translation>请检查写法，或清除搜索以显示所有人员。</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Nobody is enrolled yet</source>
        <translation>尚未登记任何人员</translation>
    </message>
    <message>
        <source>Press E to enrol the person in front of the camera.</source>
        <translation>按 E 键登记摄像头前的人。</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Waiting for the first picture.</source>
        <translation>正在等待第一帧画面。</translation>
    </message>
    <message>
        <source>Paused. Press Space to go on.</source>
        <translation>已暂停。按空格键继续。</translation>
    </message>
    <message>
        <source>This is the end. Choose another source.</source>
        <translation>已播放完毕。请选择其他画面来源。</translation>
    </message>
    <message>
        <source>No picture comes from the camera.</source>
        <translation>摄像头没有画面。</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>实时画面</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Demo: these people are computer-made</source>
        <translation>演示：画面中的人由计算机生成</translation>
    </message>
    <message>
        <source>Live picture and verdict</source>
        <translation>实时画面与判定</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Take this message away</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Not judged</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>人脸 {number}</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Here now</source>
        <translation>正在现场</translation>
    </message>
    <message>
        <source>Other model</source>
        <translation>其他模型</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>A record of {name} is damaged and can&apos;t be read. Remove {name} and enrol again.</source>
        <translation>{name} 的一条记录已损坏，无法读取。请删除 {name} 并重新登记。</translation>
    </message>
    <message>
        <source>{name} was enrolled with another recognition model and can&apos;t be recognised with the present one. Enrol {name} again.</source>
        <translation>{name} 是用另一个识别模型登记的，当前模型无法识别。请重新登记 {name}。</translation>
    </message>
    <message>
        <source>{name}, enrolled on {date}</source>
        <translation>{name}，登记于 {date}</translation>
    </message>
</context>
<context>
    <name>PersonDelegate</name>
    <message>
        <source>New name</source>
        <translation>新姓名</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Spoof score</source>
        <translation>伪造得分</translation>
    </message>
    <message>
        <source>Camera to screen, ms</source>
        <translation>从拍摄到显示（毫秒）</translation>
    </message>
    <message>
        <source>Analysis, ms</source>
        <translation>分析（毫秒）</translation>
    </message>
    <message>
        <source>Seconds ago</source>
        <translation>秒前</translation>
    </message>
    <message>
        <source>Similarity and spoof score of the last 30 seconds</source>
        <translation>最近 30 秒的相似度与伪造得分</translation>
    </message>
    <message>
        <source>Times of the last 30 seconds</source>
        <translation>最近 30 秒的耗时</translation>
    </message>
    <message>
        <source>Plots of the last 30 seconds</source>
        <translation>最近 30 秒的曲线</translation>
    </message>
    <message>
        <source>The plots begin with the first results.</source>
        <translation>有了结果之后才会出现曲线。</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>No program of this computer can show the folder {folder}.</source>
        <translation>这台电脑上没有可以打开文件夹 {folder} 的程序。</translation>
    </message>
    <message>
        <source>This model is no longer installed. Choose another one.</source>
        <translation>该模型已不再安装。请另选一个。</translation>
    </message>
    <message>
        <source>Licence of the model: {licence}</source>
        <translation>模型许可证：{licence}</translation>
    </message>
    <message>
        <source>Nobody is called live while no liveness model is installed.</source>
        <translation>未安装活体检测模型时，不会判定任何人为真人。</translation>
    </message>
    <message>
        <source>Without this model faces can&apos;t be recognised.</source>
        <translation>没有这个模型就无法识别人脸。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>您的数据</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Show the picture as a mirror</source>
        <translation>以镜像显示画面</translation>
    </message>
    <message>
        <source>Show the five points of a face</source>
        <translation>显示人脸的五个关键点</translation>
    </message>
    <message>
        <source>Show the plots of the last 30 seconds</source>
        <translation>显示最近 30 秒的曲线</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>人脸检测</translation>
    </message>
    <message>
        <source>Recognising faces</source>
        <translation>人脸识别</translation>
    </message>
    <message>
        <source>Judging liveness</source>
        <translation>活体检测</translation>
    </message>
    <message>
        <source>None is installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>The gallery and the settings are kept in {folder}.</source>
        <translation>人员库和设置保存在 {folder}。</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SimilarityGauge</name>
    <message>
        <source>Similarity with the closest person</source>
        <translation>与最相像人员的相似度</translation>
    </message>
    <message>
        <source>Nobody to compare with yet</source>
        <translation>还没有可比较的人员</translation>
    </message>
    <message>
        <source>No comparison yet</source>
        <translation>尚未比较</translation>
    </message>
    <message>
        <source>Above the threshold of {threshold}</source>
        <translation>高于阈值 {threshold}</translation>
    </message>
    <message>
        <source>Below the threshold of {threshold}</source>
        <translation>低于阈值 {threshold}</translation>
    </message>
</context>
<context>
    <name>SourceControl</name>
    <message>
        <source>Open a video or picture</source>
        <translation>打开视频或图片</translation>
    </message>
    <message>
        <source>Videos and pictures ({patterns})</source>
        <translation>视频和图片 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>打开图片文件夹</translation>
    </message>
</context>
<context>
    <name>SourcePicker</name>
    <message>
        <source>Source of the picture</source>
        <translation>画面来源</translation>
    </message>
    <message>
        <source>Choose the camera, the studio or a file</source>
        <translation>选择摄像头、模拟场景或文件</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>No camera was found</source>
        <translation>未找到摄像头</translation>
    </message>
    <message>
        <source>Look for cameras again</source>
        <translation>重新查找摄像头</translation>
    </message>
    <message>
        <source>Studio (demo)</source>
        <translation>模拟场景（演示）</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Open a video or picture…</source>
        <translation>打开视频或图片…</translation>
    </message>
    <message>
        <source>Open a folder of pictures…</source>
        <translation>打开图片文件夹…</translation>
    </message>
    <message>
        <source>Choose a source</source>
        <translation>选择画面来源</translation>
    </message>
</context>
<context>
    <name>StateLook</name>
    <message>
        <source>Nobody</source>
        <translation>没有人</translation>
    </message>
    <message>
        <source>Not usable yet</source>
        <translation>暂不可用</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>核对中</translation>
    </message>
    <message>
        <source>Nobody is enrolled</source>
        <translation>无人登记</translation>
    </message>
    <message>
        <source>Not in the gallery</source>
        <translation>不在人员库中</translation>
    </message>
    <message>
        <source>Not sure who</source>
        <translation>不能确定是谁</translation>
    </message>
    <message>
        <source>Suspected fake</source>
        <translation>疑似伪造</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Liveness is judged.</source>
        <translation>正在进行活体检测。</translation>
    </message>
    <message>
        <source>Liveness is not judged: no model is installed.</source>
        <translation>未进行活体检测：没有安装模型。</translation>
    </message>
    <message>
        <source>The desk is stopped.</source>
        <translation>前台已停止。</translation>
    </message>
    <message>
        <source>Opening {source}.</source>
        <translation>正在打开 {source}。</translation>
    </message>
    <message>
        <source>Loading the models. The picture is live already.</source>
        <translation>正在加载模型，画面已经可以看到。</translation>
    </message>
    <message>
        <source>Only the picture is shown. {reason}</source>
        <translation>只显示画面。{reason}</translation>
    </message>
    <message>
        <source>The picture is held still. Press Space to go on.</source>
        <translation>画面已暂停。按空格键继续。</translation>
    </message>
    <message>
        <source>{source} was shown to its end.</source>
        <translation>{source} 已播放完毕。</translation>
    </message>
    <message>
        <source>{reason} Trying again.</source>
        <translation>{reason}正在重试。</translation>
    </message>
    <message>
        <source>Watching {source}.</source>
        <translation>正在观察 {source}。</translation>
    </message>
    <message>
        <source>Watching {source}. {rate} pictures a second, answer after {wait} ms.</source>
        <translation>正在观察 {source}。每秒 {rate} 帧，{wait} 毫秒后给出结果。</translation>
    </message>
</context>
<context>
    <name>ThresholdEditor</name>
    <message>
        <source>Use the model&apos;s own threshold</source>
        <translation>使用模型自带的阈值</translation>
    </message>
    <message>
        <source>Use the model&apos;s own threshold ({value})</source>
        <translation>使用模型自带的阈值（{value}）</translation>
    </message>
    <message>
        <source>Threshold of similarity</source>
        <translation>相似度阈值</translation>
    </message>
    <message>
        <source>Lower than the model suggests: strangers are taken for enrolled people more often.</source>
        <translation>低于模型建议值：陌生人更容易被误认为已登记人员。</translation>
    </message>
    <message>
        <source>Higher than the model suggests: enrolled people are not recognised more often.</source>
        <translation>高于模型建议值：已登记人员更容易认不出来。</translation>
    </message>
    <message>
        <source>A face counts as known from this similarity on (1 is the same picture).</source>
        <translation>相似度达到此值即视为认识的人（1 表示同一张照片）。</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Faces are not judged at the moment.</source>
        <translation>目前不判断人脸。</translation>
    </message>
    <message>
        <source>The gallery can&apos;t be opened.</source>
        <translation>无法打开人员库。</translation>
    </message>
    <message>
        <source>The line at the foot of the window says why.</source>
        <translation>原因见窗口底部。</translation>
    </message>
    <message>
        <source>Step in front of the camera and look at it.</source>
        <translation>请走到摄像头前并正视摄像头。</translation>
    </message>
    <message>
        <source>Hold still for a moment.</source>
        <translation>请保持不动片刻。</translation>
    </message>
    <message>
        <source>Nobody can be recognised until it is repaired.</source>
        <translation>修复之前无法识别任何人。</translation>
    </message>
    <message>
        <source>Press E to enrol this person.</source>
        <translation>按 E 键登记此人。</translation>
    </message>
    <message>
        <source>Ask for a name; the two look alike to the program.</source>
        <translation>请询问姓名；对程序来说这两个人很相像。</translation>
    </message>
    <message>
        <source>Have a look at the person yourself.</source>
        <translation>请亲自看一看此人。</translation>
    </message>
    <message>
        <source>In front of the camera for {seconds} s.</source>
        <translation>已在摄像头前 {seconds} 秒。</translation>
    </message>
    <message>
        <source>Liveness: nobody to judge</source>
        <translation>活体检测：没有人</translation>
    </message>
    <message>
        <source>This face has not been judged yet.</source>
        <translation>这张人脸尚未判定。</translation>
    </message>
    <message>
        <source>{reason} Spoof score {score} (higher is more likely fake).</source>
        <translation>{reason}伪造得分 {score}（越高越可能是伪造）。</translation>
    </message>
    <message>
        <source>Picture quality: no face</source>
        <translation>画面质量：没有人脸</translation>
    </message>
    <message>
        <source>Picture quality {overall} of 100</source>
        <translation>画面质量 {overall}（满分 100）</translation>
    </message>
    <message>
        <source>Eyes {distance} pixels apart, head turned by {angle}°.</source>
        <translation>两眼相距 {distance} 像素，头部转动 {angle}°。</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;Desk</source>
        <translation>前台(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>人员(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Open a video or picture…</source>
        <translation>打开视频或图片…</translation>
    </message>
    <message>
        <source>Open a folder of pictures…</source>
        <translation>打开图片文件夹…</translation>
    </message>
    <message>
        <source>Look for cameras again</source>
        <translation>重新查找摄像头</translation>
    </message>
    <message>
        <source>Hold the picture still</source>
        <translation>暂停画面</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Enrol the person in front of the camera…</source>
        <translation>登记摄像头前的人…</translation>
    </message>
    <message>
        <source>Search the gallery</source>
        <translation>搜索人员库</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Undo the removal</source>
        <translation>撤销删除</translation>
    </message>
    <message>
        <source>Show the plots</source>
        <translation>显示曲线</translation>
    </message>
    <message>
        <source>Show the five points</source>
        <translation>显示五个关键点</translation>
    </message>
    <message>
        <source>Show the picture as a mirror</source>
        <translation>以镜像显示画面</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>Several cameras are called {name}: {devices}. Give one of these instead.</source>
        <translation>有多个摄像头名为 {name}：{devices}。请改用其中一个。</translation>
    </message>
    <message>
        <source>{address} is an address in a network. This program works offline: give a camera, a file or a folder.</source>
        <translation>{address} 是网络地址。本程序离线运行：请指定摄像头、文件或文件夹。</translation>
    </message>
    <message>
        <source>There is no camera, file or folder {address}. Give a camera&apos;s number or name, a path, or studio.</source>
        <translation>没有名为 {address} 的摄像头、文件或文件夹。请指定摄像头编号或名称、路径，或 studio。</translation>
    </message>
    <message>
        <source>There is no file {file}. Check its name.</source>
        <translation>没有文件 {file}。请检查文件名。</translation>
    </message>
    <message>
        <source>{file} is a folder, not a file.</source>
        <translation>{file} 是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>{file} is not an ordinary file.</source>
        <translation>{file} 不是普通文件。</translation>
    </message>
    <message>
        <source>The file {file} is empty.</source>
        <translation>文件 {file} 是空的。</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: {reason}.</source>
        <translation>无法读取 {file}：{reason}。</translation>
    </message>
    <message>
        <source>You have no permission to read {file}. Ask its owner for it.</source>
        <translation>您没有读取 {file} 的权限。请联系文件所有者。</translation>
    </message>
    <message>
        <source>There is not enough memory for the picture {file}. Make it smaller.</source>
        <translation>内存不足，无法打开图片 {file}。请先把它缩小。</translation>
    </message>
    <message>
        <source>The picture {file} is damaged or incomplete.</source>
        <translation>图片 {file} 已损坏或不完整。</translation>
    </message>
    <message>
        <source>{file} is not a picture that this program can read. Use JPEG, PNG, BMP, TIFF or WebP.</source>
        <translation>{file} 不是本程序能读取的图片。请使用 JPEG、PNG、BMP、TIFF 或 WebP。</translation>
    </message>
    <message>
        <source>The picture {file} has {width} x {height} pixels; up to {limit} megapixels can be read. Make it smaller first.</source>
        <translation>图片 {file} 有 {width} x {height} 像素；最多可读取 {limit} 百万像素。请先把它缩小。</translation>
    </message>
    <message>
        <source>{file} is neither a video nor a picture that this program can read.</source>
        <translation>{file} 既不是本程序能读取的视频，也不是图片。</translation>
    </message>
    <message>
        <source>The video {file} holds no picture that can be read.</source>
        <translation>视频 {file} 中没有可读取的画面。</translation>
    </message>
    <message>
        <source>There are no pictures in the folder {folder}. Choose another one.</source>
        <translation>文件夹 {folder} 中没有图片。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>None of the {count} pictures in the folder {folder} can be read.</source>
        <translation>文件夹 {folder} 中的 {count} 张图片都无法读取。</translation>
    </message>
    <message>
        <source>Visitors come and go</source>
        <translation>访客来来往往</translation>
    </message>
    <message>
        <source>One person stays</source>
        <translation>一个人停留</translation>
    </message>
    <message>
        <source>One person, every other frame without the lamp</source>
        <translation>一个人，隔帧关灯</translation>
    </message>
    <message>
        <source>Two people at once</source>
        <translation>两个人同时出现</translation>
    </message>
    <message>
        <source>A printed photo is held up</source>
        <translation>举起打印照片</translation>
    </message>
    <message>
        <source>A screen is held up</source>
        <translation>举起屏幕</translation>
    </message>
    <message>
        <source>Nobody is there</source>
        <translation>没有人</translation>
    </message>
    <message>
        <source>Sunlight from the side</source>
        <translation>侧面阳光</translation>
    </message>
    <message>
        <source>The lamp is off</source>
        <translation>红外灯关闭</translation>
    </message>
    <message>
        <source>The studio has no scene “{scene}”. It has these: {scenes}.</source>
        <translation>没有模拟场景“{scene}”。可用的场景：{scenes}。</translation>
    </message>
    <message>
        <source>The studio isn&apos;t open.</source>
        <translation>模拟场景未打开。</translation>
    </message>
    <message>
        <source>The table can&apos;t be written to {file}: its folder is not writable.</source>
        <translation>无法把表格写入 {file}：所在文件夹不可写。</translation>
    </message>
    <message>
        <source>The table can&apos;t be written to {file}: {reason}.</source>
        <translation>无法把表格写入 {file}：{reason}。</translation>
    </message>
    <message>
        <source>{count} people are called {name}; pictures are added to exactly one.</source>
        <translation>有 {count} 位人员名叫 {name}；照片只能添加给其中一位。</translation>
    </message>
    <message>
        <source>{name} is in the gallery already. Use --add to add pictures of that person, or --another for another person of the same name.</source>
        <translation>{name} 已在人员库中。用 --add 为此人添加照片，或用 --another 登记另一位同名人员。</translation>
    </message>
    <message>
        <source>The picture {file} is too poor to enrol from: {advice} Take another picture, or use --force.</source>
        <translation>照片 {file} 质量太差，不能用于登记：{advice}请换一张照片，或使用 --force。</translation>
    </message>
    <message>
        <source>The face in the picture {file} is suspected to be a fake. Take another picture, or use --force.</source>
        <translation>照片 {file} 中的人脸疑似伪造。请换一张照片，或使用 --force。</translation>
    </message>
    <message>
        <source>The pictures {a} and {b} don&apos;t look like the same person. Leave one out, or use --force.</source>
        <translation>照片 {a} 和 {b} 看起来不是同一个人。请去掉一张，或使用 --force。</translation>
    </message>
    <message>
        <source>The picture {file} doesn&apos;t look like {name}, who is in the gallery. Take another picture, or use --force.</source>
        <translation>照片 {file} 看起来不像人员库中的 {name}。请换一张照片，或使用 --force。</translation>
    </message>
    <message>
        <source>The picture {file} can&apos;t be analysed: a fault of the program ({kind}).</source>
        <translation>无法分析照片 {file}：程序故障（{kind}）。</translation>
    </message>
    <message>
        <source>No face was found in the picture {file}.</source>
        <translation>照片 {file} 中没有找到人脸。</translation>
    </message>
    <message>
        <source>The face in the picture {file} is not clear enough to be used.</source>
        <translation>照片 {file} 中的人脸不够清晰，无法使用。</translation>
    </message>
    <message>
        <source>Nobody in the gallery has the name or id {typed}. See who is: people</source>
        <translation>人员库中没有姓名或编号为 {typed} 的人员。可用 people 命令查看有哪些人</translation>
    </message>
    <message>
        <source>Several people answer to {typed}: {ids}. Give one of these ids.</source>
        <translation>有多位人员符合 {typed}：{ids}。请给出其中一个编号。</translation>
    </message>
    <message>
        <source>The eyes, nose and mouth can&apos;t be told apart in this picture; use a picture that shows the face larger and from the front.</source>
        <translation>在这张照片中分不清眼、鼻、嘴；请使用人脸更大、正对镜头的照片。</translation>
    </message>
    <message>
        <source>The card of the model in {folder} can&apos;t be read. Install the model again.</source>
        <translation>无法读取 {folder} 中的模型说明。请重新安装该模型。</translation>
    </message>
    <message>
        <source>The card of the model in {folder} is not complete or has a wrong entry ({reason}). Install the model again.</source>
        <translation>{folder} 中的模型说明不完整或有错误条目（{reason}）。请重新安装该模型。</translation>
    </message>
    <message>
        <source>The weights in {file} do not fit the network of the model {name}.</source>
        <translation>{file} 中的权重与模型 {name} 的网络不符。</translation>
    </message>
    <message>
        <source>The file {file} is no network that can be run.</source>
        <translation>文件 {file} 不是可以运行的网络。</translation>
    </message>
    <message>
        <source>No model that finds faces is installed. Install the program again.</source>
        <translation>没有安装用于查找人脸的模型。请重新安装本程序。</translation>
    </message>
    <message>
        <source>No model that tells people apart is installed. Install the program again.</source>
        <translation>没有安装用于辨认人员的模型。请重新安装本程序。</translation>
    </message>
    <message>
        <source>The model {name} was chosen to find faces, but it is not installed. Install it again, or choose another one in the settings.</source>
        <translation>选定用于查找人脸的模型 {name} 未安装。请重新安装该模型，或在设置中另选一个。</translation>
    </message>
    <message>
        <source>The model {name} was chosen to tell people apart, but it is not installed. Install it again, or choose another one in the settings.</source>
        <translation>选定用于辨认人员的模型 {name} 未安装。请重新安装该模型，或在设置中另选一个。</translation>
    </message>
    <message>
        <source>The model {name} was chosen to judge liveness, but it is not installed. Install it again, or choose another one in the settings.</source>
        <translation>选定用于判断活体的模型 {name} 未安装。请重新安装该模型，或在设置中另选一个。</translation>
    </message>
    <message>
        <source>The model {name} does not find faces. Choose another one for that.</source>
        <translation>模型 {name} 不能查找人脸。请另选一个模型。</translation>
    </message>
    <message>
        <source>The model {name} does not tell people apart. Choose another one for that.</source>
        <translation>模型 {name} 不能辨认人员。请另选一个模型。</translation>
    </message>
    <message>
        <source>The model {name} does not judge liveness. Choose another one for that.</source>
        <translation>模型 {name} 不能判断活体。请另选一个模型。</translation>
    </message>
    <message>
        <source>The model {name} is not installed, and no other model is.</source>
        <translation>模型 {name} 未安装，也没有安装其他模型。</translation>
    </message>
    <message>
        <source>The model {name} is not installed. Installed are: {installed}.</source>
        <translation>模型 {name} 未安装。已安装的模型：{installed}。</translation>
    </message>
    <message>
        <source>The model {name} gave no usable result for a face. Use another model.</source>
        <translation>模型 {name} 没有对人脸给出可用的结果。请使用其他模型。</translation>
    </message>
    <message>
        <source>The model {name} gives results of another size than its card says. Install the model again.</source>
        <translation>模型 {name} 给出的结果大小与说明不符。请重新安装该模型。</translation>
    </message>
    <message>
        <source>The model {name} has no file of the kind {role}.</source>
        <translation>模型 {name} 没有 {role} 类型的文件。</translation>
    </message>
    <message>
        <source>The file {file} of the model {name} can&apos;t be read: {reason}.</source>
        <translation>无法读取模型 {name} 的文件 {file}：{reason}。</translation>
    </message>
    <message>
        <source>The file {file} of the model {name} has {size} bytes instead of {wanted}. It is damaged or another file; install the model again.</source>
        <translation>模型 {name} 的文件 {file} 有 {size} 字节，应为 {wanted} 字节。文件已损坏或不是原文件；请重新安装该模型。</translation>
    </message>
    <message>
        <source>The file {file} of the model {name} is not the one its card describes: its checksum differs. Install the model again.</source>
        <translation>模型 {name} 的文件 {file} 与说明不符：校验和不同。请重新安装该模型。</translation>
    </message>
    <message>
        <source>The file {file} holds no weights that can be read.</source>
        <translation>文件 {file} 中没有可读取的权重。</translation>
    </message>
    <message>
        <source>This person is no longer in the gallery.</source>
        <translation>此人已不在人员库中。</translation>
    </message>
    <message>
        <source>{name} can&apos;t be enrolled without a face.</source>
        <translation>没有人脸就无法登记 {name}。</translation>
    </message>
    <message>
        <source>{name} is in the gallery already.</source>
        <translation>{name} 已在人员库中。</translation>
    </message>
    <message>
        <source>Please enter a name.</source>
        <translation>请输入姓名。</translation>
    </message>
    <message>
        <source>The name is too long: it has {length} characters, {most} fit.</source>
        <translation>姓名太长：有 {length} 个字符，最多 {most} 个。</translation>
    </message>
    <message>
        <source>The name holds characters that can&apos;t be shown. Please type it instead of pasting it.</source>
        <translation>姓名中含有无法显示的字符。请直接输入，不要粘贴。</translation>
    </message>
    <message>
        <source>The gallery file {file} is damaged. It was left as it is: put a backup in its place, or rename it to start with an empty gallery.</source>
        <translation>人员库文件 {file} 已损坏，未作改动：请用备份替换它，或将其改名后从空的人员库开始。</translation>
    </message>
    <message>
        <source>The file {file} is not a gallery of this program. It was left as it is: choose another file, or rename it to start with an empty gallery.</source>
        <translation>文件 {file} 不是本程序的人员库，未作改动：请选择其他文件，或将其改名后从空的人员库开始。</translation>
    </message>
    <message>
        <source>The gallery file {file} was made by a newer version of this program. It was left as it is: please update the program.</source>
        <translation>人员库文件 {file} 由本程序的更新版本创建，未作改动：请更新本程序。</translation>
    </message>
    <message>
        <source>The gallery file {file} can&apos;t be written. Check that you may write to the file and its folder.</source>
        <translation>无法写入人员库文件 {file}。请检查您是否有该文件及其文件夹的写入权限。</translation>
    </message>
    <message>
        <source>The disk is full: nothing was changed in the gallery {file}. Make room and try again.</source>
        <translation>磁盘已满：人员库 {file} 未作改动。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Another program is writing to the gallery {file}: nothing was changed. Try again in a moment.</source>
        <translation>另一个程序正在写入人员库 {file}：未作改动。请稍后重试。</translation>
    </message>
    <message>
        <source>The gallery file {file} is missing, but its journal is still there. Put the gallery file back, or rename {journal} to start with an empty gallery.</source>
        <translation>人员库文件 {file} 不见了，但它的日志文件还在。请放回人员库文件，或将 {journal} 改名后从空的人员库开始。</translation>
    </message>
    <message>
        <source>The gallery file {file} can&apos;t be opened: {reason}. Check the file and its folder.</source>
        <translation>无法打开人员库文件 {file}：{reason}。请检查该文件及其文件夹。</translation>
    </message>
    <message>
        <source>The gallery {file} can&apos;t be read or written: {reason}. Nothing was changed.</source>
        <translation>无法读写人员库 {file}：{reason}。未作改动。</translation>
    </message>
    <message>
        <source>This picture of the face can&apos;t be kept: its measurement is not valid. Please take another one.</source>
        <translation>无法保存这张人脸照片：测量结果无效。请重新取一张。</translation>
    </message>
    <message>
        <source>The picture is good.</source>
        <translation>照片合格。</translation>
    </message>
    <message>
        <source>Come closer to the camera.</source>
        <translation>请靠近摄像头。</translation>
    </message>
    <message>
        <source>Move into the middle of the picture.</source>
        <translation>请移到画面中间。</translation>
    </message>
    <message>
        <source>The face is too dark: come closer or check the infrared lamp.</source>
        <translation>人脸太暗：请靠近一些，或检查红外灯。</translation>
    </message>
    <message>
        <source>The face is too bright: step back.</source>
        <translation>人脸太亮：请后退一些。</translation>
    </message>
    <message>
        <source>Parts of the face are overexposed: step back or turn away from the light.</source>
        <translation>人脸局部过曝：请后退一些，或避开光源。</translation>
    </message>
    <message>
        <source>The face has too little contrast: check the light and the lens.</source>
        <translation>人脸对比度太低：请检查光线和镜头。</translation>
    </message>
    <message>
        <source>The picture is blurred: hold still.</source>
        <translation>画面模糊：请保持不动。</translation>
    </message>
    <message>
        <source>Look straight into the camera.</source>
        <translation>请正视摄像头。</translation>
    </message>
    <message>
        <source>Hold your head level.</source>
        <translation>请不要抬头或低头。</translation>
    </message>
    <message>
        <source>Hold your head upright.</source>
        <translation>请不要歪头。</translation>
    </message>
    <message>
        <source>The face is not clearly visible: take away what covers it.</source>
        <translation>人脸看不清楚：请移开遮挡物。</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>真人</translation>
    </message>
    <message>
        <source>Liveness can&apos;t be judged</source>
        <translation>无法判定是否真人</translation>
    </message>
    <message>
        <source>Suspected fake</source>
        <translation>疑似伪造</translation>
    </message>
    <message>
        <source>Liveness not judged</source>
        <translation>未进行活体检测</translation>
    </message>
    <message>
        <source>Judged by the liveness model.</source>
        <translation>由活体检测模型判定。</translation>
    </message>
    <message>
        <source>No liveness model is installed, so a photo could pass for a person.</source>
        <translation>没有安装活体检测模型，因此照片也可能被当成真人。</translation>
    </message>
    <message>
        <source>No liveness model is installed.</source>
        <translation>未安装活体检测模型。</translation>
    </message>
    <message>
        <source>The infrared lamp was off.</source>
        <translation>红外灯未亮。</translation>
    </message>
    <message>
        <source>The face is too dark to judge.</source>
        <translation>人脸太暗，无法判定。</translation>
    </message>
    <message>
        <source>Too much of the face is overexposed.</source>
        <translation>人脸过曝部分太多。</translation>
    </message>
    <message>
        <source>The face is too small to judge.</source>
        <translation>人脸太小，无法判定。</translation>
    </message>
    <message>
        <source>The face is not wholly in the picture.</source>
        <translation>人脸不完全在画面内。</translation>
    </message>
    <message>
        <source>The score is neither clearly live nor clearly fake.</source>
        <translation>得分既不能明确判为真人，也不能明确判为伪造。</translation>
    </message>
    <message>
        <source>Nobody is in front of the camera.</source>
        <translation>摄像头前没有人。</translation>
    </message>
    <message>
        <source>The face can&apos;t be used yet.</source>
        <translation>人脸暂时还不能使用。</translation>
    </message>
    <message>
        <source>Checking the face.</source>
        <translation>正在核对人脸。</translation>
    </message>
    <message>
        <source>Nobody is enrolled yet.</source>
        <translation>尚未登记任何人员。</translation>
    </message>
    <message>
        <source>This is {name}.</source>
        <translation>这是 {name}。</translation>
    </message>
    <message>
        <source>This person is not in the gallery.</source>
        <translation>此人不在人员库中。</translation>
    </message>
    <message>
        <source>It could be {name} or {other}.</source>
        <translation>可能是 {name}，也可能是 {other}。</translation>
    </message>
    <message>
        <source>This looks like a fake face.</source>
        <translation>这张人脸疑似伪造。</translation>
    </message>
    <message>
        <source>The settings file {file} can&apos;t be read. The program goes on with its defaults; rename or delete the file to get rid of this message.</source>
        <translation>无法读取设置文件 {file}。程序将使用默认设置；将该文件改名或删除即可不再显示此消息。</translation>
    </message>
    <message>
        <source>The settings can&apos;t be saved to {file}: {reason}.</source>
        <translation>无法把设置保存到 {file}：{reason}。</translation>
    </message>
    <message>
        <source>The models can&apos;t be loaded, so nobody is recognised. Install the program again, or choose other models in the settings.</source>
        <translation>无法加载模型，因此不能识别任何人。请重新安装本程序，或在设置中选择其他模型。</translation>
    </message>
    <message>
        <source>This face can&apos;t be enrolled. Please take another picture of it.</source>
        <translation>无法登记这张人脸。请重新取一张照片。</translation>
    </message>
    <message>
        <source>The gallery can&apos;t be read. The log in the profile&apos;s folder says why.</source>
        <translation>无法读取人员库。原因见配置文件夹中的日志。</translation>
    </message>
    <message>
        <source>The pictures can&apos;t be analysed. The log in the profile&apos;s folder says why.</source>
        <translation>无法分析画面。原因见配置文件夹中的日志。</translation>
    </message>
    <message>
        <source>Nobody can be enrolled yet: the models are not loaded.</source>
        <translation>暂时还不能登记：模型尚未加载。</translation>
    </message>
    <message>
        <source>This looks like a fake face, so it can&apos;t be enrolled.</source>
        <translation>这张人脸疑似伪造，因此不能登记。</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be written ({reason}), so nothing is kept: no people, no settings, no log. Choose another folder with --profile.</source>
        <translation>无法写入文件夹 {folder}（{reason}），因此不会保存任何内容：人员、设置和日志都不保存。请用 --profile 选择其他文件夹。</translation>
    </message>
    <message>
        <source>{source} has failed. It is tried again every few seconds.</source>
        <translation>{source} 出现故障。每隔几秒会重试一次。</translation>
    </message>
    <message>
        <source>{source} gives no pictures. Check its cable, or whether another program uses it.</source>
        <translation>{source} 没有画面。请检查连接线，或是否有其他程序在使用它。</translation>
    </message>
    <message>
        <source>The gallery doesn&apos;t work. The log in the profile&apos;s folder says why.</source>
        <translation>人员库无法工作。原因见配置文件夹中的日志。</translation>
    </message>
    <message>
        <source>Something went wrong in the program itself. It goes on; the log in the profile&apos;s folder says more.</source>
        <translation>程序内部出现错误。程序会继续运行；详情见配置文件夹中的日志。</translation>
    </message>
    <message>
        <source>The camera “{camera}” is not open.</source>
        <translation>摄像头“{camera}”未打开。</translation>
    </message>
    <message>
        <source>There is no camera “{camera}”. Plug it in, or choose another source.</source>
        <translation>没有找到摄像头“{camera}”。请插上它，或选择其他画面来源。</translation>
    </message>
    <message>
        <source>You have no permission to use the camera “{camera}”. Add yourself to the group &quot;video&quot; (sudo usermod -aG video $USER) and log in again.</source>
        <translation>您没有使用摄像头“{camera}”的权限。请将自己加入“video”组（sudo usermod -aG video $USER），然后重新登录。</translation>
    </message>
    <message>
        <source>The camera “{camera}” is used by the program “{program}”. Close that program and try again.</source>
        <translation>摄像头“{camera}”正被程序“{program}”使用。请关闭该程序后重试。</translation>
    </message>
    <message>
        <source>The camera “{camera}” can&apos;t be opened. See that it is plugged in, that no other program uses it, and that programs on this computer may use cameras.</source>
        <translation>无法打开摄像头“{camera}”。请确认它已插好、没有被其他程序使用，并且这台电脑允许程序使用摄像头。</translation>
    </message>
    <message>
        <source>The camera “{camera}” was unplugged. Plug it in again.</source>
        <translation>摄像头“{camera}”已被拔出。请重新插上。</translation>
    </message>
    <message>
        <source>The camera “{camera}” gives no pictures. Unplug it and plug it in again, and see that no other program uses it.</source>
        <translation>摄像头“{camera}”没有画面。请拔下后重新插上，并确认没有其他程序在使用它。</translation>
    </message>
</context>
</TS>
