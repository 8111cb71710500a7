<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name />
  <message>
   <source> ({done} of {total})</source>
   <translation>（{done} / {total}）</translation>
  </message>
  <message>
   <source> Hold down for more.</source>
   <translation> 按住查看更多。</translation>
  </message>
  <message>
   <source> It knows {join}{value}.</source>
   <translation> 它认识 {join}{value}。</translation>
  </message>
  <message>
   <source> It was renamed to {name}; {afterwards}</source>
   <translation> 它已重命名为 {name}；{afterwards}</translation>
  </message>
  <message>
   <source> Some of the pictures that it was made from are gone.</source>
   <translation> 生成它所用的部分图像已不存在。</translation>
  </message>
  <message>
   <source> and </source>
   <translation>和</translation>
  </message>
  <message>
   <source> and more</source>
   <translation>等</translation>
  </message>
  <message>
   <source> · in its mask</source>
   <translation> · 在其蒙版内</translation>
  </message>
  <message numerus="yes">
   <source>%n failed</source>
   <translation>
    <numerusform>%n 个失败</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n moment(s), each seen for the same time.</source>
   <translation>
    <numerusform>%n 个瞬间，每个显示同样长的时间。</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n paused</source>
   <translation>
    <numerusform>%n 个已暂停</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n picture(s)</source>
   <translation>
    <numerusform>%n 张图像</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n picture(s) are made again while nothing else is asked, as a recording of their own.</source>
   <translation>
    <numerusform>在没有其他任务时重新生成 %n 张图片，另存为一份录制。</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n picture(s) made</source>
   <translation>
    <numerusform>已完成 %n 张图片</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n thread(s)</source>
   <translation>
    <numerusform>%n 个线程</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n untaken result(s)</source>
   <translation>
    <numerusform>%n 个未采用的结果</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n waiting</source>
   <translation>
    <numerusform>%n 个等待中</numerusform>
   </translation>
  </message>
  <message>
   <source>, {value} of {among}</source>
   <translation>，{value} / {among}</translation>
  </message>
  <message>
   <source>1 is as it was trained; below 0 its opposite</source>
   <translation>1 为训练时的效果；低于 0 为相反效果</translation>
  </message>
  <message>
   <source>; what there was is set aside as {shown}</source>
   <translation>；原有内容已另存为 {shown}</translation>
  </message>
  <message>
   <source>A ControlNet file</source>
   <translation>一个 ControlNet 文件</translation>
  </message>
  <message>
   <source>A ControlNet folder</source>
   <translation>一个 ControlNet 文件夹</translation>
  </message>
  <message>
   <source>A LoRA</source>
   <translation>一个 LoRA</translation>
  </message>
  <message>
   <source>A LoRA without a name is left out.</source>
   <translation>没有名称的 LoRA 已省略。</translation>
  </message>
  <message>
   <source>A VAE file</source>
   <translation>一个 VAE 文件</translation>
  </message>
  <message>
   <source>A VAE folder</source>
   <translation>一个 VAE 文件夹</translation>
  </message>
  <message>
   <source>A blend can't stand inside a weight: put the weight into its quotes.</source>
   <translation>混合不能位于权重之内：请把权重放进它的引号中。</translation>
  </message>
  <message>
   <source>A choice needs two or more: {red|blue}.</source>
   <translation>选择需要两项以上：{red|blue}。</translation>
  </message>
  <message>
   <source>A frame needs a picture.</source>
   <translation>取景框需要图像。</translation>
  </message>
  <message>
   <source>A graph is made of a module without LoRAs.</source>
   <translation>计算图由不带 LoRA 的模块生成。</translation>
  </message>
  <message>
   <source>A labelled table of pictures that vary</source>
   <translation>带标注的变化对比表</translation>
  </message>
  <message>
   <source>A layer of the colour in hand under the sketch</source>
   <translation>草图下方一层当前颜色</translation>
  </message>
  <message>
   <source>A leaning pen draws wider</source>
   <translation>倾斜的笔画得更宽</translation>
  </message>
  <message>
   <source>A list to be printed</source>
   <translation>可打印的列表</translation>
  </message>
  <message>
   <source>A mask needs a picture to redraw: give one.</source>
   <translation>蒙版需要有要重绘的图像：请给出一张。</translation>
  </message>
  <message>
   <source>A picture could not be made</source>
   <translation>有一张图片未能生成</translation>
  </message>
  <message>
   <source>A picture it was made from takes {value:.0f} MB, too much to carry along: keep it, to make this again.</source>
   <translation>所用的一张图像为 {value:.0f} MB，过大无法附带：请保留它，以便重新生成。</translation>
  </message>
  <message>
   <source>A picture to make the map of</source>
   <translation>用于生成控制图的图像</translation>
  </message>
  <message>
   <source>A queued picture</source>
   <translation>队列中的图片</translation>
  </message>
  <message>
   <source>A ready map</source>
   <translation>现成的控制图</translation>
  </message>
  <message>
   <source>A reference picture</source>
   <translation>一张参考图像</translation>
  </message>
  <message>
   <source>A refiner</source>
   <translation>一个精炼模型</translation>
  </message>
  <message>
   <source>A region (Shift+F2): where this layer is painted, the model is told these words instead of the prompt</source>
   <translation>区域 (Shift+F2)：此图层涂过的地方，模型使用这些文字代替提示词</translation>
  </message>
  <message>
   <source>A region needs words: say what is to be where it is painted.</source>
   <translation>区域需要文字：请说明涂过之处应有什么。</translation>
  </message>
  <message>
   <source>A request needs at least one prompt (it may be empty).</source>
   <translation>请求至少需要一个提示词（可为空）。</translation>
  </message>
  <message>
   <source>A seamless picture is drawn as a whole: leave {value} or seamless out.</source>
   <translation>无缝图片须整体绘制：请去掉 {value} 或无缝。</translation>
  </message>
  <message>
   <source>A second pass goes on from one run: leave {value} or it out.</source>
   <translation>第二遍承接单次运行：请去掉{value}或第二遍。</translation>
  </message>
  <message>
   <source>A sheet has one picture in each cell: give one prompt, and one picture of it.</source>
   <translation>对比表每格一张图像：请给出一个提示词，且只生成一张。</translation>
  </message>
  <message>
   <source>A weight of .and() lies between 0 and {WEIGHT_MAX:g}.</source>
   <translation>.and() 的权重在 0 与 {WEIGHT_MAX:g} 之间。</translation>
  </message>
  <message>
   <source>A white layer under the sketch</source>
   <translation>草图下方的白色图层</translation>
  </message>
  <message>
   <source>A word that calls this LoRA up: puts “{word}” into the prompt</source>
   <translation>唤起此 LoRA 的词：将“{word}”加入提示词</translation>
  </message>
  <message>
   <source>A {suffix} picture can't carry what it was made from: keep that, or write a .png.</source>
   <translation>{suffix} 图像无法附带所用的图像：请保留它们，或写为 .png。</translation>
  </message>
  <message>
   <source>A {suffix} picture has at most {limit:,} pixels a side: write it as .png.</source>
   <translation>{suffix} 图像每边最多 {limit:,} 像素：请写为 .png。</translation>
  </message>
  <message>
   <source>About Sketchlight</source>
   <translation>关于 Sketchlight</translation>
  </message>
  <message>
   <source>About the chosen picture</source>
   <translation>所选图像的信息</translation>
  </message>
  <message>
   <source>About {APP_NAME}</source>
   <translation>关于 {APP_NAME}</translation>
  </message>
  <message>
   <source>Actual pixels</source>
   <translation>实际像素</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>相加</translation>
  </message>
  <message>
   <source>Add a LoRA</source>
   <translation>添加 LoRA</translation>
  </message>
  <message>
   <source>Add a control</source>
   <translation>添加控制</translation>
  </message>
  <message>
   <source>Add a reference picture</source>
   <translation>添加参考图像</translation>
  </message>
  <message>
   <source>Add group</source>
   <translation>添加图层组</translation>
  </message>
  <message>
   <source>Add it to the mask</source>
   <translation>添加到蒙版</translation>
  </message>
  <message>
   <source>Add layer</source>
   <translation>添加图层</translation>
  </message>
  <message>
   <source>Add mask</source>
   <translation>添加蒙版</translation>
  </message>
  <message>
   <source>Add person</source>
   <translation>添加人物</translation>
  </message>
  <message>
   <source>Add somebody from the library of poses</source>
   <translation>从姿势库添加人物</translation>
  </message>
  <message>
   <source>Add to queue</source>
   <translation>加入队列</translation>
  </message>
  <message>
   <source>Add to the mask</source>
   <translation>添加到蒙版</translation>
  </message>
  <message>
   <source>Add {name}</source>
   <translation>添加{name}</translation>
  </message>
  <message>
   <source>Adding {names}…</source>
   <translation>正在添加 {names}……</translation>
  </message>
  <message>
   <source>Advanced: spacing, VAE, memory</source>
   <translation>高级：间距、VAE、内存</translation>
  </message>
  <message>
   <source>Aesthetic score</source>
   <translation>美学评分</translation>
  </message>
  <message>
   <source>Airbrush</source>
   <translation>喷枪</translation>
  </message>
  <message>
   <source>All 150 classes, with a search</source>
   <translation>全部 150 个类别，可搜索</translation>
  </message>
  <message>
   <source>All at once</source>
   <translation>一次全部</translation>
  </message>
  <message>
   <source>All four quarters</source>
   <translation>四象限</translation>
  </message>
  <message>
   <source>All local</source>
   <translation>全在本机</translation>
  </message>
  <message>
   <source>All models</source>
   <translation>所有模型</translation>
  </message>
  <message>
   <source>All models…</source>
   <translation>所有模型…</translation>
  </message>
  <message>
   <source>All of its run</source>
   <translation>其整次运行</translation>
  </message>
  <message>
   <source>All on the device</source>
   <translation>全部在设备上</translation>
  </message>
  <message>
   <source>All…</source>
   <translation>全部…</translation>
  </message>
  <message>
   <source>An IP-Adapter</source>
   <translation>一个 IP-Adapter</translation>
  </message>
  <message>
   <source>An animated picture, for pages and messages; best when short</source>
   <translation>动态图片，适合网页和消息；宜短</translation>
  </message>
  <message>
   <source>An empty folder for the pack</source>
   <translation>用于存放包的空文件夹</translation>
  </message>
  <message>
   <source>Angle in degrees, clockwise</source>
   <translation>角度（度，顺时针）</translation>
  </message>
  <message>
   <source>Animated pictures (*.webp)</source>
   <translation>动态图片 (*.webp)</translation>
  </message>
  <message>
   <source>Any time</source>
   <translation>任何时间</translation>
  </message>
  <message>
   <source>Apple GPU (MPS)</source>
   <translation>Apple GPU (MPS)</translation>
  </message>
  <message>
   <source>Apply (Enter)</source>
   <translation>应用 (Enter)</translation>
  </message>
  <message>
   <source>Around the mask</source>
   <translation>蒙版周围</translation>
  </message>
  <message>
   <source>As a layer, only where the mask is</source>
   <translation>作为图层，仅在蒙版处</translation>
  </message>
  <message>
   <source>As in Krita</source>
   <translation>同 Krita</translation>
  </message>
  <message>
   <source>As in Photoshop</source>
   <translation>同 Photoshop</translation>
  </message>
  <message>
   <source>As it is made</source>
   <translation>按实际生成</translation>
  </message>
  <message>
   <source>As recorded</source>
   <translation>与录制时相同</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>跟随系统</translation>
  </message>
  <message>
   <source>As they are run</source>
   <translation>按实际运行</translation>
  </message>
  <message>
   <source>At all sides</source>
   <translation>四边</translation>
  </message>
  <message>
   <source>At least one weight of a blend is above 0.</source>
   <translation>混合中至少有一个权重大于 0。</translation>
  </message>
  <message>
   <source>Atop</source>
   <translation>置于其上</translation>
  </message>
  <message>
   <source>Attention</source>
   <translation>注意力</translation>
  </message>
  <message>
   <source>Attention: how the largest products are computed</source>
   <translation>注意力：最大的乘积如何计算</translation>
  </message>
  <message>
   <source>Autoencoder</source>
   <translation>自编码器</translation>
  </message>
  <message>
   <source>Autoencoder that bears half precision, for SDXL</source>
   <translation>支持半精度的自编码器（用于 SDXL）</translation>
  </message>
  <message>
   <source>Autoencoder with finer faces, for SD 1.5</source>
   <translation>面部更精细的自编码器（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Autoencoders</source>
   <translation>自编码器</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>自动</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>返回</translation>
  </message>
  <message>
   <source>Back to painting (Esc)</source>
   <translation>回到绘画 (Esc)</translation>
  </message>
  <message>
   <source>Back to the colour before</source>
   <translation>回到前一颜色</translation>
  </message>
  <message>
   <source>Back to the sketch (Esc)</source>
   <translation>回到草图 (Esc)</translation>
  </message>
  <message>
   <source>Back to untouched canvas, which the model is free to fill.</source>
   <translation>恢复为未触及的画布，模型可自由填充。</translation>
  </message>
  <message>
   <source>Background</source>
   <translation>背景</translation>
  </message>
  <message>
   <source>Background to transparency</source>
   <translation>背景变透明</translation>
  </message>
  <message>
   <source>Balanced</source>
   <translation>均衡</translation>
  </message>
  <message>
   <source>Basic</source>
   <translation>基本</translation>
  </message>
  <message>
   <source>Batches</source>
   <translation>批次</translation>
  </message>
  <message>
   <source>Batches: pictures decoded one by one take less memory</source>
   <translation>批次：逐张解码可省内存</translation>
  </message>
  <message>
   <source>Becomes {width} × {height} px. The prompt says what is in it.</source>
   <translation>变为 {width} × {height} px。提示词说明其内容。</translation>
  </message>
  <message>
   <source>Begin nothing more; what runs comes to its end</source>
   <translation>不再开始新的；正在运行的会完成</translation>
  </message>
  <message>
   <source>Beginning</source>
   <translation>正在开始</translation>
  </message>
  <message>
   <source>Beside one another</source>
   <translation>彼此相邻</translation>
  </message>
  <message>
   <source>Beyond the first chunk: read, but obeyed less</source>
   <translation>超出第一段：会读取，但遵循较弱</translation>
  </message>
  <message>
   <source>Blend mode</source>
   <translation>混合模式</translation>
  </message>
  <message>
   <source>Blend mode: how the layer mixes with what is under it</source>
   <translation>混合模式：图层与下方内容的混合方式</translation>
  </message>
  <message>
   <source>Blot out what a model's own checker finds unsafe, where it has one; the starter has none</source>
   <translation>涂掉模型自带检查器认为不安全的内容（如果有）；入门模型没有</translation>
  </message>
  <message>
   <source>Blue</source>
   <translation>蓝色</translation>
  </message>
  <message>
   <source>Blur</source>
   <translation>模糊</translation>
  </message>
  <message>
   <source>Blur what is under the brush.</source>
   <translation>模糊画笔下的内容。</translation>
  </message>
  <message>
   <source>Blurred</source>
   <translation>模糊</translation>
  </message>
  <message>
   <source>Both</source>
   <translation>两者</translation>
  </message>
  <message>
   <source>Bottom</source>
   <translation>下</translation>
  </message>
  <message>
   <source>Bottom left</source>
   <translation>左下</translation>
  </message>
  <message>
   <source>Bottom right</source>
   <translation>右下</translation>
  </message>
  <message>
   <source>Bring an exported pack…</source>
   <translation>导入已导出的包…</translation>
  </message>
  <message>
   <source>Bring back</source>
   <translation>恢复</translation>
  </message>
  <message>
   <source>Bringing</source>
   <translation>正在导入</translation>
  </message>
  <message>
   <source>Brush</source>
   <translation>画笔</translation>
  </message>
  <message>
   <source>Brush colour</source>
   <translation>画笔颜色</translation>
  </message>
  <message>
   <source>Brush: round, pencil, airbrush and others</source>
   <translation>画笔：圆形、铅笔、喷枪等</translation>
  </message>
  <message>
   <source>Brushes</source>
   <translation>画笔库</translation>
  </message>
  <message>
   <source>By</source>
   <translation>幅度</translation>
  </message>
  <message>
   <source>CLIP skip</source>
   <translation>CLIP 跳层</translation>
  </message>
  <message>
   <source>CLIP skip {skip} is too much for this model: its text encoder allows 0–{value}.</source>
   <translation>CLIP 跳层 {skip} 对此模型过大：其文本编码器允许 0–{value}。</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Cancel all</source>
   <translation>全部取消</translation>
  </message>
  <message>
   <source>Cancel all that is queued</source>
   <translation>取消队列中的全部</translation>
  </message>
  <message>
   <source>Cancel what runs</source>
   <translation>取消正在运行的任务</translation>
  </message>
  <message>
   <source>Canny edges, for SD 1.5</source>
   <translation>Canny 边缘（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Canny edges, for SDXL</source>
   <translation>Canny 边缘（用于 SDXL）</translation>
  </message>
  <message>
   <source>Canvas</source>
   <translation>画布</translation>
  </message>
  <message>
   <source>Canvas alone (Tab)</source>
   <translation>仅画布 (Tab)</translation>
  </message>
  <message>
   <source>Canvas area</source>
   <translation>画布区域</translation>
  </message>
  <message>
   <source>Canvas size</source>
   <translation>画布大小</translation>
  </message>
  <message>
   <source>Canvas size…</source>
   <translation>画布大小…</translation>
  </message>
  <message>
   <source>Capture</source>
   <translation>捕获</translation>
  </message>
  <message>
   <source>Carry the drawing on beyond its sides</source>
   <translation>让绘画延续到边界之外</translation>
  </message>
  <message>
   <source>Changes</source>
   <translation>更改</translation>
  </message>
  <message>
   <source>Choose a picture to see how it was made.</source>
   <translation>选择一张图像，查看其生成方式。</translation>
  </message>
  <message>
   <source>Choose another size or model: this one there is already.</source>
   <translation>请选择其他尺寸或模型：这一份已经有了。</translation>
  </message>
  <message>
   <source>Choose or drop a picture to make its map of.</source>
   <translation>选择或拖入一张图像，以生成控制图。</translation>
  </message>
  <message>
   <source>Choose or drop a ready map.</source>
   <translation>选择或拖入现成的控制图。</translation>
  </message>
  <message>
   <source>Choose the layer above</source>
   <translation>选择上方图层</translation>
  </message>
  <message>
   <source>Choose the layer below</source>
   <translation>选择下方图层</translation>
  </message>
  <message>
   <source>Choose, paste or drop a picture.</source>
   <translation>选择、粘贴或拖入一张图像。</translation>
  </message>
  <message>
   <source>Chosen layer</source>
   <translation>所选图层</translation>
  </message>
  <message>
   <source>Chroma</source>
   <translation>Chroma</translation>
  </message>
  <message>
   <source>Class to paint</source>
   <translation>要绘制的类别</translation>
  </message>
  <message>
   <source>Classes</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>清除</translation>
  </message>
  <message>
   <source>Clear guides</source>
   <translation>清除参考线</translation>
  </message>
  <message>
   <source>Clear map</source>
   <translation>清除控制图</translation>
  </message>
  <message>
   <source>Clear mask</source>
   <translation>清除蒙版</translation>
  </message>
  <message>
   <source>Clear mask: take all of it away</source>
   <translation>清除蒙版：全部去除</translation>
  </message>
  <message>
   <source>Clear the map</source>
   <translation>清除控制图</translation>
  </message>
  <message>
   <source>Clear what is selected</source>
   <translation>清除选中内容</translation>
  </message>
  <message>
   <source>Click a person</source>
   <translation>单击一个人物</translation>
  </message>
  <message>
   <source>Click corner by corner; Enter, or a click on the first, closes it.</source>
   <translation>逐个单击顶点；按回车或单击起点闭合。</translation>
  </message>
  <message>
   <source>Click corner by corner; Enter, or a click on the first, closes it. Shift adds, Alt takes away.</source>
   <translation>逐个单击顶点；按回车或单击起点闭合。Shift 增加，Alt 减去。</translation>
  </message>
  <message>
   <source>Clip layer</source>
   <translation>剪贴图层</translation>
  </message>
  <message>
   <source>Clip to the layer below</source>
   <translation>剪贴到下方图层</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Close (Ctrl+W)</source>
   <translation>关闭 (Ctrl+W)</translation>
  </message>
  <message>
   <source>Close other programs, or choose a smaller model.</source>
   <translation>请关闭其他程序，或选择更小的模型。</translation>
  </message>
  <message>
   <source>Close the history (Esc)</source>
   <translation>关闭历史 (Esc)</translation>
  </message>
  <message>
   <source>Close the queue (Esc)</source>
   <translation>关闭队列 (Esc)</translation>
  </message>
  <message>
   <source>Close the session (Esc)</source>
   <translation>关闭会话 (Esc)</translation>
  </message>
  <message>
   <source>Close without keeping</source>
   <translation>关闭而不保存</translation>
  </message>
  <message>
   <source>Closer</source>
   <translation>放大视图</translation>
  </message>
  <message>
   <source>Cluster</source>
   <translation>集群</translation>
  </message>
  <message>
   <source>Coarseness</source>
   <translation>粗糙度</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>颜色</translation>
  </message>
  <message>
   <source>Colour as hex</source>
   <translation>十六进制颜色</translation>
  </message>
  <message>
   <source>Colour burn</source>
   <translation>颜色加深</translation>
  </message>
  <message>
   <source>Colour dodge</source>
   <translation>颜色减淡</translation>
  </message>
  <message>
   <source>Colour label</source>
   <translation>颜色标签</translation>
  </message>
  <message>
   <source>Colour of the brush: choose another (X swaps with the one before)</source>
   <translation>画笔颜色：选择其他（X 与前一颜色交换）</translation>
  </message>
  <message>
   <source>Colour wheel</source>
   <translation>色轮</translation>
  </message>
  <message>
   <source>Colour {name}</source>
   <translation>颜色 {name}</translation>
  </message>
  <message>
   <source>Colours and brushes</source>
   <translation>颜色和画笔</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>列</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>命令</translation>
  </message>
  <message>
   <source>Commands that fit</source>
   <translation>符合的命令</translation>
  </message>
  <message>
   <source>Commands…</source>
   <translation>命令…</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>比较</translation>
  </message>
  <message>
   <source>Compare two</source>
   <translation>比较两张</translation>
  </message>
  <message>
   <source>Computing</source>
   <translation>计算</translation>
  </message>
  <message>
   <source>Context</source>
   <translation>上下文</translation>
  </message>
  <message>
   <source>Context: how much of the picture the model sees; automatic is as much as it drew at once when the picture was made</source>
   <translation>上下文：模型看到多少图像；“自动”为生成该图像时一次绘制的范围</translation>
  </message>
  <message>
   <source>Continue after step {step}</source>
   <translation>从第 {step} 步之后继续</translation>
  </message>
  <message>
   <source>Continue from an earlier step</source>
   <translation>从更早的步骤继续</translation>
  </message>
  <message>
   <source>Continue from here</source>
   <translation>从此处继续</translation>
  </message>
  <message>
   <source>Contrast to the page</source>
   <translation>与纸面的对比</translation>
  </message>
  <message>
   <source>Control</source>
   <translation>控制</translation>
  </message>
  <message>
   <source>Control maps from pictures</source>
   <translation>由图像生成控制图</translation>
  </message>
  <message>
   <source>ControlNet file…</source>
   <translation>ControlNet 文件…</translation>
  </message>
  <message>
   <source>ControlNet folder…</source>
   <translation>ControlNet 文件夹…</translation>
  </message>
  <message>
   <source>ControlNet: the network that follows the map</source>
   <translation>ControlNet：跟随控制图的网络</translation>
  </message>
  <message>
   <source>ControlNets (*.safetensors *.pth *.pt *.ckpt *.bin)</source>
   <translation>ControlNets (*.safetensors *.pth *.pt *.ckpt *.bin)</translation>
  </message>
  <message>
   <source>Controls</source>
   <translation>控制</translation>
  </message>
  <message>
   <source>Controls are left out of which {model} has none.</source>
   <translation>{model} 没有的控制会被省略。</translation>
  </message>
  <message>
   <source>Copied</source>
   <translation>已复制</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>拷贝</translation>
  </message>
  <message>
   <source>Copy details</source>
   <translation>复制详情</translation>
  </message>
  <message>
   <source>Copy picture</source>
   <translation>复制图像</translation>
  </message>
  <message>
   <source>Copy report</source>
   <translation>复制报告</translation>
  </message>
  <message>
   <source>Copy result</source>
   <translation>拷贝结果</translation>
  </message>
  <message>
   <source>Copy the technical details for a bug report</source>
   <translation>复制技术详情以供错误报告</translation>
  </message>
  <message>
   <source>Copy what is seen</source>
   <translation>拷贝可见内容</translation>
  </message>
  <message>
   <source>Cores of the processor that compute; 0: all that there are</source>
   <translation>参与计算的处理器核心数；0 表示全部</translation>
  </message>
  <message>
   <source>Cosmos</source>
   <translation>Cosmos</translation>
  </message>
  <message>
   <source>Count</source>
   <translation>数量</translation>
  </message>
  <message>
   <source>Crash report</source>
   <translation>崩溃报告</translation>
  </message>
  <message>
   <source>Create</source>
   <translation>创建</translation>
  </message>
  <message>
   <source>Crop</source>
   <translation>裁剪</translation>
  </message>
  <message>
   <source>Crop to what is selected</source>
   <translation>裁剪到选区</translation>
  </message>
  <message>
   <source>Ctrl+Enter generates</source>
   <translation>Ctrl+Enter 生成</translation>
  </message>
  <message>
   <source>Ctrl+↑↓ weighs words</source>
   <translation>Ctrl+↑↓ 调整词的权重</translation>
  </message>
  <message>
   <source>Curve of the opacity</source>
   <translation>不透明度曲线</translation>
  </message>
  <message>
   <source>Curve of the size</source>
   <translation>大小曲线</translation>
  </message>
  <message>
   <source>Custom · {value} {steps}</source>
   <translation>自定义 · {value} {steps}</translation>
  </message>
  <message>
   <source>Cut</source>
   <translation>剪切</translation>
  </message>
  <message>
   <source>Cut out</source>
   <translation>裁出</translation>
  </message>
  <message>
   <source>DPM++ 2M Karras</source>
   <translation>DPM++ 2M Karras</translation>
  </message>
  <message>
   <source>DPM++ 2M SDE Karras</source>
   <translation>DPM++ 2M SDE Karras</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>深色</translation>
  </message>
  <message>
   <source>Dark or light; the system's choice is followed as it changes</source>
   <translation>深色或浅色；会随系统的选择变化</translation>
  </message>
  <message>
   <source>Dark theme</source>
   <translation>深色主题</translation>
  </message>
  <message>
   <source>Darken</source>
   <translation>变暗</translation>
  </message>
  <message>
   <source>Decode</source>
   <translation>解码</translation>
  </message>
  <message>
   <source>Decoding</source>
   <translation>解码方式</translation>
  </message>
  <message>
   <source>Decoding: large pictures take less memory in tiles</source>
   <translation>解码方式：大图分块解码可省内存</translation>
  </message>
  <message>
   <source>Del</source>
   <translation>Del</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Delete all of it for good</source>
   <translation>永久删除其中全部内容</translation>
  </message>
  <message>
   <source>Delete for good</source>
   <translation>永久删除</translation>
  </message>
  <message>
   <source>Delete layer</source>
   <translation>删除图层</translation>
  </message>
  <message>
   <source>Delete person</source>
   <translation>删除人物</translation>
  </message>
  <message>
   <source>Delete the chosen person (Delete with no joint chosen)</source>
   <translation>删除所选人物（未选关节时按 Delete）</translation>
  </message>
  <message>
   <source>Delete the recording of “{name}”?</source>
   <translation>删除“{name}”的录制？</translation>
  </message>
  <message>
   <source>Delete this recording</source>
   <translation>删除此录制</translation>
  </message>
  <message>
   <source>Delete your brush (Del)</source>
   <translation>删除您的画笔 (Del)</translation>
  </message>
  <message>
   <source>Depth</source>
   <translation>深度</translation>
  </message>
  <message>
   <source>Depth, for SD 1.5</source>
   <translation>深度（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Depth, for SDXL</source>
   <translation>深度（用于 SDXL）</translation>
  </message>
  <message>
   <source>Depth: Depth Anything V2, small</source>
   <translation>深度：Depth Anything V2，小型</translation>
  </message>
  <message>
   <source>Describe the picture: a castle at dawn</source>
   <translation>描述图像：a castle at dawn</translation>
  </message>
  <message>
   <source>Detail again, each face</source>
   <translation>重绘细节：每张脸</translation>
  </message>
  <message>
   <source>Detail again, each selected part</source>
   <translation>重绘细节：每个选中部分</translation>
  </message>
  <message>
   <source>Deutsch</source>
   <translation>Deutsch</translation>
  </message>
  <message>
   <source>Device</source>
   <translation>设备</translation>
  </message>
  <message>
   <source>Device and memory</source>
   <translation>设备和内存</translation>
  </message>
  <message>
   <source>Device, precision and threads</source>
   <translation>设备、精度和线程</translation>
  </message>
  <message>
   <source>Device: where it is computed</source>
   <translation>设备：在哪里计算</translation>
  </message>
  <message>
   <source>Diagnostics</source>
   <translation>诊断</translation>
  </message>
  <message>
   <source>Diagnostics…</source>
   <translation>诊断…</translation>
  </message>
  <message>
   <source>Diameter of the brush ([ and ])</source>
   <translation>画笔直径（[ 和 ]）</translation>
  </message>
  <message>
   <source>Diameter of the mask brush ([ and ])</source>
   <translation>蒙版画笔直径（[ 和 ]）</translation>
  </message>
  <message>
   <source>Difference</source>
   <translation>差值</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>丢弃</translation>
  </message>
  <message>
   <source>Discard result</source>
   <translation>丢弃结果</translation>
  </message>
  <message>
   <source>Discard the result</source>
   <translation>丢弃该结果</translation>
  </message>
  <message>
   <source>Discard the selected result</source>
   <translation>丢弃所选结果</translation>
  </message>
  <message>
   <source>Dismiss</source>
   <translation>关闭提示</translation>
  </message>
  <message>
   <source>Dismiss for good</source>
   <translation>不再显示</translation>
  </message>
  <message>
   <source>Dock again</source>
   <translation>重新停靠</translation>
  </message>
  <message>
   <source>Dock at the bottom</source>
   <translation>停靠在底部</translation>
  </message>
  <message>
   <source>Dock at the left</source>
   <translation>停靠在左侧</translation>
  </message>
  <message>
   <source>Dock at the right</source>
   <translation>停靠在右侧</translation>
  </message>
  <message>
   <source>Document</source>
   <translation>文档</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>文档</translation>
  </message>
  <message>
   <source>Documents and pictures ({suffixes})</source>
   <translation>文档和图片 ({suffixes})</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>完成</translation>
  </message>
  <message>
   <source>Down</source>
   <translation>下</translation>
  </message>
  <message>
   <source>Download settings</source>
   <translation>下载设置</translation>
  </message>
  <message>
   <source>Download settings…</source>
   <translation>下载设置…</translation>
  </message>
  <message>
   <source>Draft</source>
   <translation>草稿</translation>
  </message>
  <message>
   <source>Draft while drawing</source>
   <translation>绘画时显示草稿</translation>
  </message>
  <message>
   <source>Drag a side or a corner outwards.</source>
   <translation>向外拖动一边或一角。</translation>
  </message>
  <message>
   <source>Drag colours into each other.</source>
   <translation>让颜色互相拖混。</translation>
  </message>
  <message>
   <source>Drag from the colour in hand to the one before (X swaps them), or into nothing. Shift keeps to eighths.</source>
   <translation>从当前颜色拖到前一颜色（X 交换），或渐变到透明。Shift 限制为八分角。</translation>
  </message>
  <message>
   <source>Drag the drawing's border outwards to carry it on there. Alt moves both sides, Shift keeps the proportions.</source>
   <translation>向外拖动绘画边框，使其在那里延续。Alt 同时移动两侧，Shift 保持比例。</translation>
  </message>
  <message>
   <source>Drag the layer, or what is selected of it. Handles scale it, beside them it turns, Ctrl distorts.</source>
   <translation>拖动图层或其中选中的部分。手柄缩放，旁边旋转，Ctrl 扭曲。</translation>
  </message>
  <message>
   <source>Drag to move this panel, double-click to float it, right-click for more</source>
   <translation>拖动以移动此面板，双击使其浮动，右键显示更多</translation>
  </message>
  <message>
   <source>Drag, or use the arrow keys: every stroke, change and picture is a mark</source>
   <translation>拖动或用方向键：每一笔、每次改动和每张图片都是一个刻度</translation>
  </message>
  <message>
   <source>Draw</source>
   <translation>绘画</translation>
  </message>
  <message>
   <source>Draw a box round a thing, or click it, and it is selected. Shift adds, Alt takes away.</source>
   <translation>在物体周围拉框或单击它即可选中。Shift 添加，Alt 减去。</translation>
  </message>
  <message>
   <source>Draw a rectangle. Shift makes it square, Alt draws it round its middle.</source>
   <translation>画一个矩形。Shift 为正方形，Alt 以中心绘制。</translation>
  </message>
  <message>
   <source>Draw a straight line. Shift keeps to eighths of a turn.</source>
   <translation>画一条直线。Shift 限制为八分之一圈的角度。</translation>
  </message>
  <message>
   <source>Draw again</source>
   <translation>再次绘制</translation>
  </message>
  <message>
   <source>Draw an ellipse. Shift makes it a circle, Alt draws it round its middle.</source>
   <translation>画一个椭圆。Shift 为圆形，Alt 以中心绘制。</translation>
  </message>
  <message>
   <source>Draw live again</source>
   <translation>继续实时绘制</translation>
  </message>
  <message>
   <source>Draw round what is to be selected. Shift adds, Alt takes away.</source>
   <translation>围绕要选择的内容绘制。Shift 增加，Alt 减去。</translation>
  </message>
  <message>
   <source>Draw the map over the canvas</source>
   <translation>在画布上绘制控制图</translation>
  </message>
  <message>
   <source>Draw the masked part anew (Ctrl+Enter)</source>
   <translation>重绘蒙版部分 (Ctrl+Enter)</translation>
  </message>
  <message>
   <source>Draw, and the picture appears beside it (Ctrl+1)</source>
   <translation>绘画时图像出现在旁边 (Ctrl+1)</translation>
  </message>
  <message>
   <source>Drawing</source>
   <translation>正在绘制</translation>
  </message>
  <message>
   <source>Drawing and result at this moment</source>
   <translation>此刻的绘画和结果</translation>
  </message>
  <message>
   <source>Drawing and result side by side</source>
   <translation>绘画和结果并排</translation>
  </message>
  <message>
   <source>Drawn</source>
   <translation>绘制</translation>
  </message>
  <message>
   <source>Dropped</source>
   <translation>拖入</translation>
  </message>
  <message>
   <source>Duplicate</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>Duplicate layer</source>
   <translation>复制图层</translation>
  </message>
  <message>
   <source>Each starred one as a layer; without stars the chosen one</source>
   <translation>每个带星的作为一个图层；没有星标则取选中的</translation>
  </message>
  <message>
   <source>Each step</source>
   <translation>每一步</translation>
  </message>
  <message>
   <source>Earlier</source>
   <translation>提前</translation>
  </message>
  <message>
   <source>Edges</source>
   <translation>边缘</translation>
  </message>
  <message>
   <source>Edit and picture</source>
   <translation>编辑和图像</translation>
  </message>
  <message>
   <source>Edit the pose over the canvas</source>
   <translation>在画布上编辑姿势</translation>
  </message>
  <message>
   <source>Ellipse</source>
   <translation>椭圆</translation>
  </message>
  <message>
   <source>Embeddings: call one by its name</source>
   <translation>嵌入：按名称调用</translation>
  </message>
  <message>
   <source>Empty trash</source>
   <translation>清空回收站</translation>
  </message>
  <message>
   <source>Encode</source>
   <translation>编码</translation>
  </message>
  <message>
   <source>End</source>
   <translation>结束</translation>
  </message>
  <message>
   <source>English</source>
   <translation>English</translation>
  </message>
  <message>
   <source>Enlarge</source>
   <translation>放大</translation>
  </message>
  <message>
   <source>Enlarge picture</source>
   <translation>放大图像</translation>
  </message>
  <message>
   <source>Enlarge the canvas</source>
   <translation>扩大画布</translation>
  </message>
  <message>
   <source>Enlarged by</source>
   <translation>放大方式</translation>
  </message>
  <message>
   <source>Enlarged by: what makes it larger before it is drawn anew</source>
   <translation>放大方式：重新绘制之前用什么放大</translation>
  </message>
  <message>
   <source>Enlarge…</source>
   <translation>放大…</translation>
  </message>
  <message>
   <source>Eraser</source>
   <translation>橡皮擦</translation>
  </message>
  <message>
   <source>Euler</source>
   <translation>Euler</translation>
  </message>
  <message>
   <source>Euler a</source>
   <translation>Euler a</translation>
  </message>
  <message>
   <source>Every weight of a mixture is a number from 0, such as .blend(0.7, 0.3).</source>
   <translation>混合的每个权重都是从 0 起的数，如 .blend(0.7, 0.3)。</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>Everything of Realtime SD 1.5, and pictures that follow a pose, a depth, edges, or another picture's look.</source>
   <translation>包含实时 SD 1.5 的全部，并可让图像跟随姿势、深度、边缘或另一图像的外观。</translation>
  </message>
  <message>
   <source>Export OpenPose JSON…</source>
   <translation>导出 OpenPose JSON…</translation>
  </message>
  <message>
   <source>Export drawing</source>
   <translation>导出绘画</translation>
  </message>
  <message>
   <source>Export drawing…</source>
   <translation>导出绘画…</translation>
  </message>
  <message>
   <source>Export film</source>
   <translation>导出影片</translation>
  </message>
  <message>
   <source>Export film…</source>
   <translation>导出影片…</translation>
  </message>
  <message>
   <source>Export picture</source>
   <translation>导出图像</translation>
  </message>
  <message>
   <source>Export picture only</source>
   <translation>只导出图像</translation>
  </message>
  <message>
   <source>Export picture only…</source>
   <translation>只导出图像…</translation>
  </message>
  <message>
   <source>Export picture…</source>
   <translation>导出图像…</translation>
  </message>
  <message>
   <source>Export pose</source>
   <translation>导出姿势</translation>
  </message>
  <message>
   <source>Export settings</source>
   <translation>导出设置</translation>
  </message>
  <message>
   <source>Export what is here, for a machine without a network…</source>
   <translation>导出已有内容，供没有网络的电脑使用…</translation>
  </message>
  <message>
   <source>Export with recipe</source>
   <translation>连同配方导出</translation>
  </message>
  <message>
   <source>Export with recipe…</source>
   <translation>连同配方导出…</translation>
  </message>
  <message numerus="yes">
   <source>Exported %n download(s) to {folder}.</source>
   <translation>
    <numerusform>已将 %n 项下载导出到 {folder}。</numerusform>
   </translation>
  </message>
  <message>
   <source>Exported {name}</source>
   <translation>已导出 {name}</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>Extend</source>
   <translation>扩展</translation>
  </message>
  <message>
   <source>Extend the drawing</source>
   <translation>扩展绘画</translation>
  </message>
  <message>
   <source>Eyedropper</source>
   <translation>拾色器</translation>
  </message>
  <message>
   <source>Face, cropped (plus), for SD 1.5</source>
   <translation>面部，裁剪 (plus)（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Face, cropped (plus), for SDXL</source>
   <translation>面部，裁剪 (plus)（用于 SDXL）</translation>
  </message>
  <message>
   <source>Face, whole, for SD 1.5</source>
   <translation>面部，完整（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Factor</source>
   <translation>倍数</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>失败</translation>
  </message>
  <message>
   <source>Far</source>
   <translation>较远</translation>
  </message>
  <message>
   <source>Favourite</source>
   <translation>收藏</translation>
  </message>
  <message>
   <source>Favourite (F): never deleted to make room</source>
   <translation>收藏 (F)：不会为腾出空间而删除</translation>
  </message>
  <message>
   <source>Feather</source>
   <translation>羽化</translation>
  </message>
  <message>
   <source>Feather selection</source>
   <translation>羽化选区</translation>
  </message>
  <message>
   <source>Fetch</source>
   <translation>下载</translation>
  </message>
  <message>
   <source>Fetch a ControlNet…</source>
   <translation>下载 ControlNet…</translation>
  </message>
  <message>
   <source>Fetch a LoRA…</source>
   <translation>下载 LoRA…</translation>
  </message>
  <message>
   <source>Fetch an IP-Adapter…</source>
   <translation>下载 IP-Adapter…</translation>
  </message>
  <message>
   <source>Fetch {label}</source>
   <translation>下载 {label}</translation>
  </message>
  <message>
   <source>Fetching</source>
   <translation>正在下载</translation>
  </message>
  <message>
   <source>Fetch…</source>
   <translation>下载…</translation>
  </message>
  <message>
   <source>Fetch… {size_in_words}</source>
   <translation>下载… {size_in_words}</translation>
  </message>
  <message>
   <source>Few levels</source>
   <translation>少量层级</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>File…</source>
   <translation>文件…</translation>
  </message>
  <message>
   <source>Fill</source>
   <translation>填充</translation>
  </message>
  <message>
   <source>Fill what is like the place clicked, up to the next line. Shift fills that colour everywhere.</source>
   <translation>填充与单击处相似的区域，直到下一条线。Shift 填充各处的该颜色。</translation>
  </message>
  <message>
   <source>Filled in, the prompt is longer than {most:,} letters: shorten its wildcards.</source>
   <translation>填充后提示词超过 {most:,} 个字符：请缩短通配符。</translation>
  </message>
  <message>
   <source>Filled, not only the outline</source>
   <translation>填充，而不仅是轮廓</translation>
  </message>
  <message>
   <source>Films (*.mp4)</source>
   <translation>影片 (*.mp4)</translation>
  </message>
  <message>
   <source>Fine</source>
   <translation>精细</translation>
  </message>
  <message>
   <source>Fine SDXL</source>
   <translation>精细 SDXL</translation>
  </message>
  <message>
   <source>Fine, 8 steps</source>
   <translation>精细，8 步</translation>
  </message>
  <message>
   <source>First steps</source>
   <translation>入门步骤</translation>
  </message>
  <message>
   <source>Fit</source>
   <translation>适合窗口</translation>
  </message>
  <message>
   <source>Fit the picture to the window (Ctrl+0)</source>
   <translation>使图像适合窗口 (Ctrl+0)</translation>
  </message>
  <message>
   <source>Flatten</source>
   <translation>拼合</translation>
  </message>
  <message>
   <source>Flicker</source>
   <translation>闪烁</translation>
  </message>
  <message>
   <source>Flip</source>
   <translation>翻转</translation>
  </message>
  <message>
   <source>Flip horizontally</source>
   <translation>水平翻转</translation>
  </message>
  <message>
   <source>Flip vertically</source>
   <translation>垂直翻转</translation>
  </message>
  <message>
   <source>Float</source>
   <translation>浮动</translation>
  </message>
  <message>
   <source>Float the panel in use, or dock it</source>
   <translation>浮动或停靠正在使用的面板</translation>
  </message>
  <message>
   <source>Flow</source>
   <translation>流量</translation>
  </message>
  <message>
   <source>Flow: how much each touch adds; below 100 % colour builds up</source>
   <translation>流量：每次触碰增加多少；低于 100 % 时颜色逐渐累积</translation>
  </message>
  <message>
   <source>Flux</source>
   <translation>Flux</translation>
  </message>
  <message>
   <source>Folder of your words</source>
   <translation>你的词语文件夹</translation>
  </message>
  <message>
   <source>Folders of other programs</source>
   <translation>其他程序的文件夹</translation>
  </message>
  <message>
   <source>Follow my lines</source>
   <translation>跟随我的线条</translation>
  </message>
  <message>
   <source>Follow the chosen layer</source>
   <translation>跟随所选图层</translation>
  </message>
  <message>
   <source>For an NVIDIA graphics card</source>
   <translation>用于 NVIDIA 显卡</translation>
  </message>
  <message>
   <source>For any model</source>
   <translation>适用于任何模型</translation>
  </message>
  <message>
   <source>For the processor</source>
   <translation>用于处理器</translation>
  </message>
  <message>
   <source>For this machine</source>
   <translation>用于本机</translation>
  </message>
  <message>
   <source>For {model}</source>
   <translation>适用于 {model}</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>格式</translation>
  </message>
  <message>
   <source>Found nothing in the picture: this map is empty.</source>
   <translation>图像中没有找到内容：控制图为空。</translation>
  </message>
  <message>
   <source>Four more like this</source>
   <translation>再来四张类似的</translation>
  </message>
  <message>
   <source>Four more, whose noise is turned away from the chosen one's</source>
   <translation>再来四张，其噪声从所选图片偏转而来</translation>
  </message>
  <message>
   <source>Four steps a picture: with a graphics card it draws along with the pen, and follows your lines.</source>
   <translation>每张四步：有显卡时随笔实时绘制，并跟随您的线条。</translation>
  </message>
  <message>
   <source>From picture…</source>
   <translation>来自图像…</translation>
  </message>
  <message>
   <source>From stroke to first preview and to final picture: median; p95: 19 of 20 are faster</source>
   <translation>从笔画到首次预览和成品图像：中位数；p95：20 次中有 19 次更快</translation>
  </message>
  <message>
   <source>From the middle outwards</source>
   <translation>从中心向外</translation>
  </message>
  <message>
   <source>From the negative prompt</source>
   <translation>远离反向提示词</translation>
  </message>
  <message>
   <source>From the next start on.</source>
   <translation>从下次启动起生效。</translation>
  </message>
  <message>
   <source>From the sketch, fast</source>
   <translation>远离草图，快速</translation>
  </message>
  <message>
   <source>Full screen</source>
   <translation>全屏</translation>
  </message>
  <message>
   <source>Further away</source>
   <translation>缩小视图</translation>
  </message>
  <message>
   <source>Gaps</source>
   <translation>缝隙</translation>
  </message>
  <message>
   <source>Generate</source>
   <translation>生成</translation>
  </message>
  <message>
   <source>Generate first, before what waits</source>
   <translation>优先生成，排在等待项之前</translation>
  </message>
  <message>
   <source>Generate in the place of all that is queued</source>
   <translation>替换整个队列并生成</translation>
  </message>
  <message>
   <source>Generate, or take the result</source>
   <translation>生成，或采用结果</translation>
  </message>
  <message>
   <source>Give the chosen command its usual keys</source>
   <translation>为所选命令恢复常用按键</translation>
  </message>
  <message>
   <source>Give the chosen command this key</source>
   <translation>为所选命令设置此按键</translation>
  </message>
  <message>
   <source>Give the values of the columns, such as those shown.</source>
   <translation>请填写列的取值，如示例所示。</translation>
  </message>
  <message>
   <source>Go through its steps…</source>
   <translation>浏览其步骤…</translation>
  </message>
  <message>
   <source>Gradient</source>
   <translation>渐变</translation>
  </message>
  <message>
   <source>Grain</source>
   <translation>颗粒</translation>
  </message>
  <message>
   <source>Grain: how much of the paper shows through</source>
   <translation>颗粒：纸纹透出的程度</translation>
  </message>
  <message>
   <source>Graphics</source>
   <translation>图形</translation>
  </message>
  <message>
   <source>Graphics card</source>
   <translation>显卡</translation>
  </message>
  <message>
   <source>Graphics card (CUDA)</source>
   <translation>显卡 (CUDA)</translation>
  </message>
  <message>
   <source>Graphs</source>
   <translation>计算图</translation>
  </message>
  <message>
   <source>Green</source>
   <translation>绿色</translation>
  </message>
  <message>
   <source>Grid</source>
   <translation>网格</translation>
  </message>
  <message>
   <source>Grid spacing</source>
   <translation>网格间距</translation>
  </message>
  <message>
   <source>Group</source>
   <translation>图层组</translation>
  </message>
  <message>
   <source>Group by group</source>
   <translation>按组</translation>
  </message>
  <message>
   <source>Group layers</source>
   <translation>图层编组</translation>
  </message>
  <message>
   <source>Grow</source>
   <translation>扩大</translation>
  </message>
  <message>
   <source>Grow selection</source>
   <translation>扩大选区</translation>
  </message>
  <message>
   <source>Guidance</source>
   <translation>引导</translation>
  </message>
  <message>
   <source>Guidance leads</source>
   <translation>引导方向</translation>
  </message>
  <message>
   <source>Guidance leads: away from the negative prompt, or from the sketch, which takes no time</source>
   <translation>引导方向：远离反向提示词，或远离草图（不耗时间）</translation>
  </message>
  <message>
   <source>Guide</source>
   <translation>参考线</translation>
  </message>
  <message>
   <source>Guides</source>
   <translation>参考线</translation>
  </message>
  <message>
   <source>H.264, for every player and network</source>
   <translation>H.264，适合所有播放器和网络</translation>
  </message>
  <message>
   <source>HF_ENDPOINT is {value}: it must start with https://, or nobody knows what one gets.</source>
   <translation>HF_ENDPOINT 为 {value}：必须以 https:// 开头，否则无法确定所得内容。</translation>
  </message>
  <message>
   <source>Hand</source>
   <translation>抓手</translation>
  </message>
  <message>
   <source>Hard light</source>
   <translation>强光</translation>
  </message>
  <message>
   <source>Hardness</source>
   <translation>硬度</translation>
  </message>
  <message>
   <source>Hardness: how sharply the brush ends at its rim</source>
   <translation>硬度：画笔边缘的锐利程度</translation>
  </message>
  <message>
   <source>Has an effect with guidance above 1</source>
   <translation>引导值大于 1 时有效</translation>
  </message>
  <message>
   <source>Have the picture follow: {label}</source>
   <translation>让图像跟随：{label}</translation>
  </message>
  <message>
   <source>Have what is beyond the border drawn (Enter)</source>
   <translation>绘制边界之外的内容 (Enter)</translation>
  </message>
  <message>
   <source>Height</source>
   <translation>高度</translation>
  </message>
  <message>
   <source>Height in pixels</source>
   <translation>高度（像素）</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>帮助</translation>
  </message>
  <message>
   <source>Here</source>
   <translation>已有</translation>
  </message>
  <message>
   <source>Hide</source>
   <translation>隐藏</translation>
  </message>
  <message>
   <source>Hide joint</source>
   <translation>隐藏关节</translation>
  </message>
  <message>
   <source>Hide joint (Delete)</source>
   <translation>隐藏关节 (Delete)</translation>
  </message>
  <message>
   <source>Hide layer</source>
   <translation>隐藏图层</translation>
  </message>
  <message>
   <source>High threshold</source>
   <translation>高阈值</translation>
  </message>
  <message>
   <source>History</source>
   <translation>历史</translation>
  </message>
  <message>
   <source>History of everything made (Ctrl+H)</source>
   <translation>所有作品的历史 (Ctrl+H)</translation>
  </message>
  <message>
   <source>Hold down to see the drawing without the result</source>
   <translation>按住可查看没有结果的绘画</translation>
  </message>
  <message>
   <source>How far from it</source>
   <translation>偏离程度</translation>
  </message>
  <message>
   <source>How far it is</source>
   <translation>进度</translation>
  </message>
  <message>
   <source>How far the drawing goes on at the {side}</source>
   <translation>绘画在此侧延续多远：{side}</translation>
  </message>
  <message>
   <source>How far the line lags behind the hand, to be smoother</source>
   <translation>线条滞后于手的程度，以更平滑</translation>
  </message>
  <message>
   <source>How far to grow, shrink or feather</source>
   <translation>扩大、缩小或羽化的程度</translation>
  </message>
  <message>
   <source>How much of “{words}” is in it</source>
   <translation>其中“{words}”的比例</translation>
  </message>
  <message>
   <source>How much the result covers</source>
   <translation>结果的覆盖程度</translation>
  </message>
  <message>
   <source>How strongly the map is shown there</source>
   <translation>控制图在画布上的显示强度</translation>
  </message>
  <message>
   <source>How to compare</source>
   <translation>比较方式</translation>
  </message>
  <message>
   <source>Hue</source>
   <translation>色相</translation>
  </message>
  <message>
   <source>Hue on the ring; saturation to the right and value upwards in the square</source>
   <translation>环上为色相；方块内向右饱和度、向上明度</translation>
  </message>
  <message>
   <source>Hunyuan</source>
   <translation>Hunyuan</translation>
  </message>
  <message>
   <source>Hyper-SD, 1 step</source>
   <translation>Hyper-SD，1 步</translation>
  </message>
  <message>
   <source>Hyper-SD, 1 step, for SD 1.5</source>
   <translation>Hyper-SD，1 步（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Hyper-SD, 1 step, for SDXL</source>
   <translation>Hyper-SD，1 步（用于 SDXL）</translation>
  </message>
  <message>
   <source>Hyper-SD, 2 steps</source>
   <translation>Hyper-SD，2 步</translation>
  </message>
  <message>
   <source>Hyper-SD, 2 steps, for SD 1.5</source>
   <translation>Hyper-SD，2 步（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Hyper-SD, 2 steps, for SDXL</source>
   <translation>Hyper-SD，2 步（用于 SDXL）</translation>
  </message>
  <message>
   <source>Hyper-SD, 4 steps</source>
   <translation>Hyper-SD，4 步</translation>
  </message>
  <message>
   <source>Hyper-SD, 4 steps, for SD 1.5</source>
   <translation>Hyper-SD，4 步（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Hyper-SD, 4 steps, for SDXL</source>
   <translation>Hyper-SD，4 步（用于 SDXL）</translation>
  </message>
  <message>
   <source>Hyper-SD, 8 steps</source>
   <translation>Hyper-SD，8 步</translation>
  </message>
  <message>
   <source>Hyper-SD, 8 steps, for SD 1.5</source>
   <translation>Hyper-SD，8 步（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Hyper-SD, 8 steps, for SDXL</source>
   <translation>Hyper-SD，8 步（用于 SDXL）</translation>
  </message>
  <message>
   <source>IP-Adapter file…</source>
   <translation>IP-Adapter 文件…</translation>
  </message>
  <message>
   <source>IP-Adapter: the network that shows the picture to the model</source>
   <translation>IP-Adapter：把图像展示给模型的网络</translation>
  </message>
  <message>
   <source>IP-Adapters (*.safetensors *.bin)</source>
   <translation>IP-Adapters (*.safetensors *.bin)</translation>
  </message>
  <message>
   <source>Image size</source>
   <translation>图像大小</translation>
  </message>
  <message>
   <source>Image size…</source>
   <translation>图像大小…</translation>
  </message>
  <message>
   <source>Import OpenPose JSON…</source>
   <translation>导入 OpenPose JSON…</translation>
  </message>
  <message>
   <source>Import pose</source>
   <translation>导入姿势</translation>
  </message>
  <message>
   <source>Import settings</source>
   <translation>导入设置</translation>
  </message>
  <message>
   <source>Import…</source>
   <translation>导入…</translation>
  </message>
  <message>
   <source>In one piece</source>
   <translation>整体</translation>
  </message>
  <message>
   <source>In tiles</source>
   <translation>分块</translation>
  </message>
  <message>
   <source>Index of PyTorch's builds for processors</source>
   <translation>处理器版 PyTorch 的索引</translation>
  </message>
  <message>
   <source>Indigo</source>
   <translation>靛蓝</translation>
  </message>
  <message>
   <source>Ink</source>
   <translation>墨水</translation>
  </message>
  <message>
   <source>Inpaint</source>
   <translation>局部重绘</translation>
  </message>
  <message>
   <source>Inpaint, for SD 1.5</source>
   <translation>局部重绘（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Install</source>
   <translation>安装</translation>
  </message>
  <message>
   <source>Install PyTorch?</source>
   <translation>安装 PyTorch？</translation>
  </message>
  <message>
   <source>Installing</source>
   <translation>正在安装</translation>
  </message>
  <message>
   <source>Install…</source>
   <translation>安装…</translation>
  </message>
  <message>
   <source>Intersect</source>
   <translation>相交</translation>
  </message>
  <message>
   <source>Into nothing, not into the colour before</source>
   <translation>渐变到透明，而非前一颜色</translation>
  </message>
  <message>
   <source>Into the chosen layer</source>
   <translation>放入所选图层</translation>
  </message>
  <message>
   <source>Invert</source>
   <translation>反转</translation>
  </message>
  <message>
   <source>Invert mask</source>
   <translation>反转蒙版</translation>
  </message>
  <message>
   <source>Invert mask: mask what isn't masked</source>
   <translation>反转蒙版：将未蒙版处设为蒙版</translation>
  </message>
  <message>
   <source>Invert selection</source>
   <translation>反转选区</translation>
  </message>
  <message>
   <source>Invert, grow, shrink or feather what is selected, or make it a mask</source>
   <translation>反转、扩大、缩小或羽化选区，或将其设为蒙版</translation>
  </message>
  <message>
   <source>It follows a mask, as there is one in Inpaint and for Extend. Here it is left out.</source>
   <translation>它跟随蒙版，如“局部重绘”和“扩展”中那样。此处不使用它。</translation>
  </message>
  <message>
   <source>It has {losing}, which would be gone.</source>
   <translation>它有{losing}，将会丢失。</translation>
  </message>
  <message>
   <source>It names no sampler: {stands_in}</source>
   <translation>没有指定采样器：{stands_in}</translation>
  </message>
  <message>
   <source>It names no seed.</source>
   <translation>没有指定种子。</translation>
  </message>
  <message>
   <source>It names no size: 512×512 is taken.</source>
   <translation>没有指定大小：采用 512×512。</translation>
  </message>
  <message>
   <source>It was made from a picture that isn't in it; the recipe starts from nothing instead.</source>
   <translation>它由一张不在其中的图像生成；配方改为从零开始。</translation>
  </message>
  <message>
   <source>Its layer is gone: choose another source.</source>
   <translation>其图层已不存在：请选择其他来源。</translation>
  </message>
  <message>
   <source>Its seed is {asked}: a random one is taken.</source>
   <translation>其种子为 {asked}：采用随机种子。</translation>
  </message>
  <message>
   <source>Its {what} “{short}” is no text: left out.</source>
   <translation>其{what}“{short}”不是文本：已省略。</translation>
  </message>
  <message>
   <source>Jobs</source>
   <translation>任务</translation>
  </message>
  <message>
   <source>Joining the cluster at {address}</source>
   <translation>正在加入 {address} 的集群</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>保留</translation>
  </message>
  <message>
   <source>Keep both as a style…</source>
   <translation>将两者存为样式…</translation>
  </message>
  <message>
   <source>Keep elsewhere…</source>
   <translation>保存到别处…</translation>
  </message>
  <message>
   <source>Keep inside</source>
   <translation>保留内部</translation>
  </message>
  <message>
   <source>Keep out</source>
   <translation>排除</translation>
  </message>
  <message>
   <source>Keep the drawing elsewhere</source>
   <translation>将绘画保存到别处</translation>
  </message>
  <message>
   <source>Keep the negative prompt as a preset…</source>
   <translation>将负面提示词存为预设…</translation>
  </message>
  <message>
   <source>Keep the prompt as a snippet…</source>
   <translation>将提示词存为片段…</translation>
  </message>
  <message>
   <source>Keep the proportions</source>
   <translation>保持比例</translation>
  </message>
  <message>
   <source>Keep the work after</source>
   <translation>保存工作的间隔</translation>
  </message>
  <message>
   <source>Keep this seed for the next picture</source>
   <translation>为下一张图像保留此种子</translation>
  </message>
  <message>
   <source>Keep transparency</source>
   <translation>保持透明度</translation>
  </message>
  <message>
   <source>Keep your words</source>
   <translation>保存你的词语</translation>
  </message>
  <message>
   <source>Keeping and privacy</source>
   <translation>保存和隐私</translation>
  </message>
  <message>
   <source>Kept in {short}</source>
   <translation>保存在 {short}</translation>
  </message>
  <message>
   <source>Kept work (*{KEPT_WORK})</source>
   <translation>保存的工作 (*{KEPT_WORK})</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>键盘快捷键</translation>
  </message>
  <message>
   <source>Keyboard shortcuts…</source>
   <translation>键盘快捷键…</translation>
  </message>
  <message>
   <source>Keys of the chosen command</source>
   <translation>所选命令的按键</translation>
  </message>
  <message>
   <source>Kolors</source>
   <translation>Kolors</translation>
  </message>
  <message>
   <source>Krea</source>
   <translation>Krea</translation>
  </message>
  <message>
   <source>LCM Dreamshaper v7</source>
   <translation>LCM Dreamshaper v7</translation>
  </message>
  <message>
   <source>LCM, for SD 1.5</source>
   <translation>LCM（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>LCM, for SDXL</source>
   <translation>LCM（用于 SDXL）</translation>
  </message>
  <message>
   <source>LTX (video)</source>
   <translation>LTX（视频）</translation>
  </message>
  <message>
   <source>Lanczos</source>
   <translation>Lanczos</translation>
  </message>
  <message>
   <source>Landscape</source>
   <translation>风景</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <source>Large, detailed pictures in eight steps; wants a graphics card.</source>
   <translation>八步生成大而精细的图像；需要显卡。</translation>
  </message>
  <message>
   <source>Larger brush</source>
   <translation>增大画笔</translation>
  </message>
  <message>
   <source>Larger models for this machine</source>
   <translation>适合本机的更大模型</translation>
  </message>
  <message>
   <source>Lasso</source>
   <translation>套索</translation>
  </message>
  <message>
   <source>Last 30 days</source>
   <translation>最近 30 天</translation>
  </message>
  <message>
   <source>Last 7 days</source>
   <translation>最近 7 天</translation>
  </message>
  <message>
   <source>Last errors</source>
   <translation>最近的错误</translation>
  </message>
  <message>
   <source>Last year</source>
   <translation>最近一年</translation>
  </message>
  <message>
   <source>Latencies</source>
   <translation>延迟</translation>
  </message>
  <message>
   <source>Latency by part</source>
   <translation>各环节延迟</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>推后</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>图层</translation>
  </message>
  <message>
   <source>Layer by layer</source>
   <translation>按层</translation>
  </message>
  <message>
   <source>Layers</source>
   <translation>图层</translation>
  </message>
  <message>
   <source>Layers and colours</source>
   <translation>图层和颜色</translation>
  </message>
  <message>
   <source>Layout only</source>
   <translation>仅布局</translation>
  </message>
  <message>
   <source>Least length</source>
   <translation>最短长度</translation>
  </message>
  <message>
   <source>Least score</source>
   <translation>最低得分</translation>
  </message>
  <message>
   <source>Leave as it was (Esc)</source>
   <translation>保持原样 (Esc)</translation>
  </message>
  <message>
   <source>Leave safe mode</source>
   <translation>退出安全模式</translation>
  </message>
  <message>
   <source>Leave the drawing as it is (Esc)</source>
   <translation>保持绘画原样 (Esc)</translation>
  </message>
  <message>
   <source>Left</source>
   <translation>左</translation>
  </message>
  <message>
   <source>Left and right</source>
   <translation>左右</translation>
  </message>
  <message>
   <source>Left edge in pixels</source>
   <translation>左边缘（像素）</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>时长</translation>
  </message>
  <message>
   <source>Length: seconds of the film; pauses are left out</source>
   <translation>时长：影片的秒数；停顿会被略去</translation>
  </message>
  <message>
   <source>Less motion</source>
   <translation>减少动态效果</translation>
  </message>
  <message>
   <source>Let the chosen command go without</source>
   <translation>让所选命令没有按键</translation>
  </message>
  <message>
   <source>Let this picture have its say</source>
   <translation>让此图像发挥作用</translation>
  </message>
  <message>
   <source>Lets Ray draw, a process for each graphics card: “ray” on this machine, “ray:HOST:PORT” on those that it belongs to. Members of a cluster are trusted: they see what you draw, and can run programs here</source>
   <translation>让 Ray 绘图，每块显卡一个进程：“ray” 用本机，“ray:HOST:PORT” 用本机所属集群的机器。集群成员是受信任的：它们能看到你画的内容，并能在这里运行程序</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <source>Light is near, dark is far</source>
   <translation>亮为近，暗为远</translation>
  </message>
  <message>
   <source>Light theme</source>
   <translation>浅色主题</translation>
  </message>
  <message>
   <source>Lighten</source>
   <translation>变亮</translation>
  </message>
  <message>
   <source>Lightning, 2 steps</source>
   <translation>Lightning，2 步</translation>
  </message>
  <message>
   <source>Lightning, 2 steps, for SDXL</source>
   <translation>Lightning，2 步（用于 SDXL）</translation>
  </message>
  <message>
   <source>Lightning, 4 steps</source>
   <translation>Lightning，4 步</translation>
  </message>
  <message>
   <source>Lightning, 4 steps, for SDXL</source>
   <translation>Lightning，4 步（用于 SDXL）</translation>
  </message>
  <message>
   <source>Lightning, 8 steps</source>
   <translation>Lightning，8 步</translation>
  </message>
  <message>
   <source>Lightning, 8 steps, for SDXL</source>
   <translation>Lightning，8 步（用于 SDXL）</translation>
  </message>
  <message>
   <source>Like it</source>
   <translation>相似</translation>
  </message>
  <message>
   <source>Line</source>
   <translation>直线</translation>
  </message>
  <message>
   <source>Line art</source>
   <translation>线稿</translation>
  </message>
  <message>
   <source>Line art, for SD 1.5</source>
   <translation>线稿（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Live picture</source>
   <translation>实时图片</translation>
  </message>
  <message>
   <source>LoRA file…</source>
   <translation>LoRA 文件…</translation>
  </message>
  <message>
   <source>LoRAs (*.safetensors *.pt *.bin *.ckpt)</source>
   <translation>LoRAs (*.safetensors *.pt *.bin *.ckpt)</translation>
  </message>
  <message>
   <source>LoRAs and reference pictures can't be used with {value} offload: choose another, or take them away.</source>
   <translation>LoRA 和参考图像不能与 {value} 卸载同用：请选择其他，或移除它们。</translation>
  </message>
  <message>
   <source>LoRAs are left out: they belong to another kind of model.</source>
   <translation>LoRA 被省略：它们属于另一类模型。</translation>
  </message>
  <message>
   <source>Load mask</source>
   <translation>载入蒙版</translation>
  </message>
  <message>
   <source>Loading</source>
   <translation>正在载入</translation>
  </message>
  <message>
   <source>Loading the image encoder</source>
   <translation>正在载入图像编码器</translation>
  </message>
  <message>
   <source>Loading the words</source>
   <translation>正在载入词表</translation>
  </message>
  <message>
   <source>Loading the {label}</source>
   <translation>正在载入 {label}</translation>
  </message>
  <message>
   <source>Loading {lower}{value}</source>
   <translation>正在载入 {lower}{value}</translation>
  </message>
  <message>
   <source>Loading {named}</source>
   <translation>正在载入 {named}</translation>
  </message>
  <message>
   <source>Lock</source>
   <translation>锁定</translation>
  </message>
  <message>
   <source>Lock layer</source>
   <translation>锁定图层</translation>
  </message>
  <message>
   <source>Log</source>
   <translation>日志</translation>
  </message>
  <message>
   <source>Look and language</source>
   <translation>外观和语言</translation>
  </message>
  <message>
   <source>Look at the whole picture, not only at the active layer</source>
   <translation>参照整幅图像，而不仅是当前图层</translation>
  </message>
  <message>
   <source>Look for a newer version now</source>
   <translation>立即查找新版本</translation>
  </message>
  <message>
   <source>Looked at only when you ask</source>
   <translation>仅在您要求时查看</translation>
  </message>
  <message>
   <source>Looking at the reference</source>
   <translation>正在查看参考</translation>
  </message>
  <message>
   <source>Looking failed ({name__}).</source>
   <translation>查找失败（{name__}）。</translation>
  </message>
  <message>
   <source>Looking for people</source>
   <translation>正在查找人物</translation>
  </message>
  <message>
   <source>Looking for the object</source>
   <translation>正在查找物体</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>正在查找…</translation>
  </message>
  <message>
   <source>Looks</source>
   <translation>外观</translation>
  </message>
  <message>
   <source>Low threshold</source>
   <translation>低阈值</translation>
  </message>
  <message>
   <source>Lumina or Z-Image</source>
   <translation>Lumina 或 Z-Image</translation>
  </message>
  <message>
   <source>Luminosity</source>
   <translation>亮度</translation>
  </message>
  <message>
   <source>Made</source>
   <translation>生成时间</translation>
  </message>
  <message>
   <source>Made with Qt for Python (LGPL), PyTorch and diffusers. Type: Inter and JetBrains Mono (OFL). Icons: Lucide (ISC).</source>
   <translation>使用 Qt for Python (LGPL)、PyTorch 和 diffusers 制作。字体：Inter 和 JetBrains Mono (OFL)。图标：Lucide (ISC)。</translation>
  </message>
  <message>
   <source>Magic wand</source>
   <translation>魔棒</translation>
  </message>
  <message>
   <source>Make</source>
   <translation>生成操作</translation>
  </message>
  <message>
   <source>Make every picture of it again, larger or with another model</source>
   <translation>重新生成其中每张图片，更大或用其他模型</translation>
  </message>
  <message>
   <source>Make it after what waits (Ctrl+Enter); Ctrl+Shift+Enter puts it first</source>
   <translation>排在等待项之后 (Ctrl+Enter)；Ctrl+Shift+Enter 排到最前</translation>
  </message>
  <message>
   <source>Make it the mask</source>
   <translation>设为蒙版</translation>
  </message>
  <message>
   <source>Make it the next</source>
   <translation>设为下一个</translation>
  </message>
  <message>
   <source>Make new pictures from the prompt (Ctrl+3)</source>
   <translation>由提示词生成新图像 (Ctrl+3)</translation>
  </message>
  <message>
   <source>Make new pictures from the prompt (Ctrl+Enter)</source>
   <translation>由提示词生成新图像 (Ctrl+Enter)</translation>
  </message>
  <message>
   <source>Make sheet</source>
   <translation>生成对比表</translation>
  </message>
  <message>
   <source>Making a map of a picture ({control})</source>
   <translation>正在由图像生成控制图（{control}）</translation>
  </message>
  <message>
   <source>Making the map: {label}</source>
   <translation>正在生成控制图：{label}</translation>
  </message>
  <message>
   <source>Making the map…</source>
   <translation>正在生成控制图…</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>控制图</translation>
  </message>
  <message>
   <source>Map options</source>
   <translation>控制图选项</translation>
  </message>
  <message>
   <source>Map stroke</source>
   <translation>控制图笔画</translation>
  </message>
  <message>
   <source>Marker</source>
   <translation>马克笔</translation>
  </message>
  <message>
   <source>Mask</source>
   <translation>蒙版</translation>
  </message>
  <message>
   <source>Mask a part and have it drawn anew (Ctrl+2)</source>
   <translation>用蒙版标出一部分并重绘 (Ctrl+2)</translation>
  </message>
  <message>
   <source>Mask and selection</source>
   <translation>蒙版与选区</translation>
  </message>
  <message>
   <source>Mask brush</source>
   <translation>蒙版画笔</translation>
  </message>
  <message>
   <source>Mask eraser</source>
   <translation>蒙版橡皮擦</translation>
  </message>
  <message>
   <source>Mask from layer</source>
   <translation>由图层生成蒙版</translation>
  </message>
  <message>
   <source>Mask stroke</source>
   <translation>蒙版笔画</translation>
  </message>
  <message>
   <source>Mask the hole</source>
   <translation>将空洞设为蒙版</translation>
  </message>
  <message>
   <source>Mask the hole: mask what is transparent inside what is painted</source>
   <translation>蒙版空洞：将涂绘内部的透明处设为蒙版</translation>
  </message>
  <message>
   <source>Mask what is selected</source>
   <translation>将选区设为蒙版</translation>
  </message>
  <message>
   <source>Masked content</source>
   <translation>蒙版内容</translation>
  </message>
  <message>
   <source>Masked content: what the masked part starts from; fill takes the colours around it</source>
   <translation>蒙版内容：蒙版部分从何开始；“填充”取周围的颜色</translation>
  </message>
  <message>
   <source>Masked content: what the masked part starts from; of no effect at strength 1, which starts from noise alone</source>
   <translation>蒙版内容：蒙版部分从何开始；强度为 1 时无效，那时只从噪声开始</translation>
  </message>
  <message>
   <source>Match</source>
   <translation>匹配</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>内存</translation>
  </message>
  <message>
   <source>Memory ran out. Choose a smaller size or fewer pictures.</source>
   <translation>内存不足。请选择更小的尺寸或更少的图片。</translation>
  </message>
  <message>
   <source>Memory: what lies on the device while it isn't used</source>
   <translation>内存：不使用时有哪些留在设备上</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>菜单</translation>
  </message>
  <message>
   <source>Merge down</source>
   <translation>向下合并</translation>
  </message>
  <message>
   <source>Merge layers</source>
   <translation>合并图层</translation>
  </message>
  <message>
   <source>Message</source>
   <translation>消息</translation>
  </message>
  <message>
   <source>Micro-conditioning</source>
   <translation>微条件</translation>
  </message>
  <message>
   <source>Micro-conditioning:</source>
   <translation>微条件：</translation>
  </message>
  <message>
   <source>Middle</source>
   <translation>中间</translation>
  </message>
  <message>
   <source>Mirror</source>
   <translation>镜像</translation>
  </message>
  <message>
   <source>Mirror pose</source>
   <translation>镜像姿势</translation>
  </message>
  <message>
   <source>Mirror: swap left and right of the chosen person</source>
   <translation>镜像：交换所选人物的左右</translation>
  </message>
  <message>
   <source>Mochi (video)</source>
   <translation>Mochi（视频）</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>模型</translation>
  </message>
  <message>
   <source>Model by model</source>
   <translation>按模型</translation>
  </message>
  <message>
   <source>Model hub</source>
   <translation>模型库</translation>
  </message>
  <message>
   <source>Model, prompt and picture stay on this machine; only what you ask for is fetched</source>
   <translation>模型、提示词和图像都留在本机；仅按您的要求下载</translation>
  </message>
  <message>
   <source>Model: only what was made with this one</source>
   <translation>模型：仅由此模型生成的</translation>
  </message>
  <message>
   <source>Model: the network that draws</source>
   <translation>模型：负责绘画的网络</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>模型</translation>
  </message>
  <message>
   <source>Models (*.safetensors *.ckpt)</source>
   <translation>模型 (*.safetensors *.ckpt)</translation>
  </message>
  <message>
   <source>Models and weights</source>
   <translation>模型和权重</translation>
  </message>
  <message>
   <source>Models and weights…</source>
   <translation>模型和权重…</translation>
  </message>
  <message>
   <source>Models of A1111, Forge, ComfyUI, InvokeAI or a Hugging Face cache can be used where they are; nothing is copied or changed.</source>
   <translation>A1111、Forge、ComfyUI、InvokeAI 或 Hugging Face 缓存中的模型可就地使用；不复制也不更改。</translation>
  </message>
  <message>
   <source>Models that know more</source>
   <translation>懂得更多的模型</translation>
  </message>
  <message>
   <source>Models, and folders of other programs…</source>
   <translation>模型，以及其他程序的文件夹…</translation>
  </message>
  <message>
   <source>Moment of the session</source>
   <translation>会话的瞬间</translation>
  </message>
  <message>
   <source>More</source>
   <translation>更多</translation>
  </message>
  <message>
   <source>More like this</source>
   <translation>更多类似</translation>
  </message>
  <message>
   <source>More of the brush</source>
   <translation>画笔更多选项</translation>
  </message>
  <message>
   <source>More of the brush: flow, pressure, symmetry, your own</source>
   <translation>画笔更多选项：流量、压力、对称、自定义</translation>
  </message>
  <message>
   <source>More: {accessibleName}</source>
   <translation>更多：{accessibleName}</translation>
  </message>
  <message>
   <source>More…</source>
   <translation>更多…</translation>
  </message>
  <message>
   <source>Move</source>
   <translation>移动</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>下移</translation>
  </message>
  <message>
   <source>Move joint</source>
   <translation>移动关节</translation>
  </message>
  <message>
   <source>Move layer</source>
   <translation>移动图层</translation>
  </message>
  <message>
   <source>Move limb</source>
   <translation>移动肢体</translation>
  </message>
  <message>
   <source>Move panel: {title}</source>
   <translation>移动面板：{title}</translation>
  </message>
  <message>
   <source>Move person</source>
   <translation>移动人物</translation>
  </message>
  <message>
   <source>Move the canvas, or turn it with Shift. Holding Space does the same with any tool.</source>
   <translation>移动画布，按 Shift 旋转。按住空格在任何工具下效果相同。</translation>
  </message>
  <message>
   <source>Move to trash</source>
   <translation>移到回收站</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>上移</translation>
  </message>
  <message>
   <source>Multiply</source>
   <translation>正片叠底</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>Name of the layer</source>
   <translation>图层名称</translation>
  </message>
  <message>
   <source>Name of your brush</source>
   <translation>您的画笔名称</translation>
  </message>
  <message>
   <source>Nearly the same picture</source>
   <translation>几乎相同的图片</translation>
  </message>
  <message>
   <source>Nearness</source>
   <translation>远近</translation>
  </message>
  <message>
   <source>Negative micro-conditioning:</source>
   <translation>反向微条件：</translation>
  </message>
  <message>
   <source>Negative presets</source>
   <translation>负面预设</translation>
  </message>
  <message>
   <source>Negative prompt</source>
   <translation>反向提示词</translation>
  </message>
  <message>
   <source>Negative score</source>
   <translation>反向评分</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>网络</translation>
  </message>
  <message>
   <source>New drawing</source>
   <translation>新建绘画</translation>
  </message>
  <message>
   <source>New drawing…</source>
   <translation>新建绘画…</translation>
  </message>
  <message>
   <source>New seed</source>
   <translation>新种子</translation>
  </message>
  <message>
   <source>Next</source>
   <translation>下一步</translation>
  </message>
  <message>
   <source>Next drawing</source>
   <translation>下一幅绘画</translation>
  </message>
  <message>
   <source>Next seed</source>
   <translation>下一个种子</translation>
  </message>
  <message>
   <source>No ControlNet</source>
   <translation>无 ControlNet</translation>
  </message>
  <message>
   <source>No IP-Adapter</source>
   <translation>无 IP-Adapter</translation>
  </message>
  <message>
   <source>No address is set to look for newer versions at: give one in the download settings.</source>
   <translation>未设置查找新版本的地址：请在下载设置中填写。</translation>
  </message>
  <message>
   <source>No class is called so.</source>
   <translation>没有这样的类别。</translation>
  </message>
  <message>
   <source>No face was found: select what is to be drawn again.</source>
   <translation>没有找到人脸：请选择要重绘的部分。</translation>
  </message>
  <message>
   <source>No key</source>
   <translation>无按键</translation>
  </message>
  <message>
   <source>No picture was made at this moment.</source>
   <translation>此刻没有生成图片。</translation>
  </message>
  <message>
   <source>No picture was made in this recording yet.</source>
   <translation>这份录制中还没有生成图片。</translation>
  </message>
  <message>
   <source>No setting is called so.</source>
   <translation>没有这样的设置。</translation>
  </message>
  <message>
   <source>No symmetry</source>
   <translation>无对称</translation>
  </message>
  <message>
   <source>No words</source>
   <translation>无提示词</translation>
  </message>
  <message>
   <source>Nobody has said where PyTorch's builds for processors are to be had: give the address of their index in {SETTING}, or choose the build for graphics cards, which computes on processors too.</source>
   <translation>没有指定从何处获取处理器版 PyTorch：请在 {SETTING} 中填写其索引地址，或选择显卡版，它也能在处理器上计算。</translation>
  </message>
  <message>
   <source>Nobody was found in the picture.</source>
   <translation>图像中没有找到人。</translation>
  </message>
  <message>
   <source>Nobody yet</source>
   <translation>还没有人物</translation>
  </message>
  <message>
   <source>Noise</source>
   <translation>噪声</translation>
  </message>
  <message>
   <source>None</source>
   <translation>无</translation>
  </message>
  <message>
   <source>None of the devices that draw is there any more: choose others in the settings.</source>
   <translation>绘图设备都已不在：请在设置中选择其他设备。</translation>
  </message>
  <message>
   <source>None of the pictures given is the {role} of {name} ({wanted}).</source>
   <translation>给出的图像都不是 {name} 的{role}（{wanted}）。</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>正常</translation>
  </message>
  <message>
   <source>Normals</source>
   <translation>法线</translation>
  </message>
  <message>
   <source>Normals, for SD 1.5</source>
   <translation>法线（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Normals: BAE</source>
   <translation>法线：BAE</translation>
  </message>
  <message>
   <source>Not cropped</source>
   <translation>未裁剪</translation>
  </message>
  <message>
   <source>Not every picture could be made again. {why}</source>
   <translation>并非每张图片都能重新生成。{why}</translation>
  </message>
  <message>
   <source>Not everything of the last time could be put back: {parts}.</source>
   <translation>上次的内容未能全部恢复：{parts}。</translation>
  </message>
  <message>
   <source>Not for size</source>
   <translation>排除的目标大小</translation>
  </message>
  <message>
   <source>Not from size</source>
   <translation>排除的原始大小</translation>
  </message>
  <message>
   <source>Not taken over: {join}{value}.</source>
   <translation>未采用：{join}{value}。</translation>
  </message>
  <message>
   <source>Not taken over: {value} of its {len} LoRAs.</source>
   <translation>未采用：{len} 个 LoRA 中的 {value} 个。</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>无变化</translation>
  </message>
  <message>
   <source>Nothing here is called “{value}”.</source>
   <translation>这里没有名为“{value}”的内容。</translation>
  </message>
  <message>
   <source>Nothing is drawn yet: this map is empty.</source>
   <translation>尚未绘制：控制图为空。</translation>
  </message>
  <message>
   <source>Nothing is fetched but what you ask for here; drawings and words stay on this machine. Drop a file to add it: what it is is told by its contents.</source>
   <translation>只会下载您在此要求的内容；画作与文字都留在本机。把文件拖到这里即可添加：它是什么由其内容判断。</translation>
  </message>
  <message>
   <source>Nothing is fetched, whoever asks. Drawings and words leave this machine only for a cluster that you join</source>
   <translation>无论谁请求，都不会下载任何内容。图画和文字只会为您加入的集群离开这台机器</translation>
  </message>
  <message>
   <source>Nothing is queued. Ctrl+Enter adds what the panels say, Ctrl+Shift+Enter puts it first.</source>
   <translation>队列为空。Ctrl+Enter 加入，Ctrl+Shift+Enter 排到最前。</translation>
  </message>
  <message>
   <source>Nothing is recorded of this drawing yet. What you draw and make from now on can be gone through here.</source>
   <translation>此绘画尚无录制。从现在起绘制和生成的内容可在此回看。</translation>
  </message>
  <message>
   <source>Nothing is selected: select the object first, with the wand, the lasso or “Select object”.</source>
   <translation>没有选区：请先用魔棒、套索或“选择对象”选中对象。</translation>
  </message>
  <message>
   <source>Nothing like that is in the history.</source>
   <translation>历史中没有这样的内容。</translation>
  </message>
  <message>
   <source>Nothing of this is in the recording: draw, or make a picture, first.</source>
   <translation>录制中没有这些内容：请先绘画或生成图片。</translation>
  </message>
  <message>
   <source>Nothing of this leaves your machine unless you paste it somewhere. Paths are shortened.</source>
   <translation>除非您粘贴到别处，否则这些内容不会离开本机。路径已缩短。</translation>
  </message>
  <message>
   <source>Nothing opened this {char}. For the character itself write \{char}.</source>
   <translation>没有与此 {char} 对应的开头。要写字符本身，请用 \{char}。</translation>
  </message>
  <message>
   <source>Nothing stands out in that box: draw it more closely round the thing.</source>
   <translation>该框内没有突出的物体：请更贴近地框住它。</translation>
  </message>
  <message>
   <source>Nothing was made yet: what you generate, take or have refined is kept here.</source>
   <translation>尚无作品：您生成、采用或细化的内容会保存在这里。</translation>
  </message>
  <message>
   <source>Nudge pose</source>
   <translation>微移姿势</translation>
  </message>
  <message>
   <source>Off</source>
   <translation>关</translation>
  </message>
  <message>
   <source>Off: both ends of the pen use the tool in hand</source>
   <translation>关闭：笔的两端都使用当前工具</translation>
  </message>
  <message>
   <source>Off: every stroke is as wide and as dense as with a mouse</source>
   <translation>关闭：每一笔的粗细和浓度都与鼠标相同</translation>
  </message>
  <message>
   <source>Offline</source>
   <translation>离线</translation>
  </message>
  <message>
   <source>On</source>
   <translation>开</translation>
  </message>
  <message>
   <source>On a processor</source>
   <translation>在处理器上</translation>
  </message>
  <message>
   <source>On a processor: graphs by ONNX Runtime, or PyTorch</source>
   <translation>在处理器上：用 ONNX Runtime 的计算图，或 PyTorch</translation>
  </message>
  <message>
   <source>One after the other in the same place; Space turns by hand</source>
   <translation>在同一位置轮流显示；空格手动切换</translation>
  </message>
  <message>
   <source>One and a half times as wide and high</source>
   <translation>宽高各 1.5 倍</translation>
  </message>
  <message>
   <source>One blend or .and() in a prompt is what can be mixed.</source>
   <translation>一个提示词中只能有一个 blend 或 .and()。</translation>
  </message>
  <message>
   <source>One by one</source>
   <translation>逐张</translation>
  </message>
  <message>
   <source>One request can't do {value} and {value_2} at once.</source>
   <translation>一次请求不能同时进行{value}和{value_2}。</translation>
  </message>
  <message>
   <source>One thing at a time: models are being copied still.</source>
   <translation>请逐项进行：模型仍在复制。</translation>
  </message>
  <message>
   <source>One tile for all that were made together</source>
   <translation>一起生成的合为一格</translation>
  </message>
  <message>
   <source>Only distantly like it</source>
   <translation>只有些许相似</translation>
  </message>
  <message>
   <source>Only favourites</source>
   <translation>仅收藏</translation>
  </message>
  <message>
   <source>Only the first {CHUNKS_MAX} chunks are read; what is struck out is not</source>
   <translation>只读取前 {CHUNKS_MAX} 段；划掉的部分不读取</translation>
  </message>
  <message>
   <source>Only what the model made of it</source>
   <translation>只显示模型生成的内容</translation>
  </message>
  <message>
   <source>Only what touches the place clicked</source>
   <translation>仅限与单击处相连的部分</translation>
  </message>
  <message>
   <source>Only what was drawn</source>
   <translation>只显示绘制的内容</translation>
  </message>
  <message>
   <source>Only what was made then</source>
   <translation>仅此时段生成的</translation>
  </message>
  <message>
   <source>Only where the mask is now</source>
   <translation>仅在当前蒙版处</translation>
  </message>
  <message>
   <source>Only {DEPTH_MAX} of these can be nested.</source>
   <translation>最多可嵌套 {DEPTH_MAX} 层。</translation>
  </message>
  <message>
   <source>Opacity</source>
   <translation>不透明度</translation>
  </message>
  <message>
   <source>Opacity: how much a stroke covers what is under it</source>
   <translation>不透明度：一笔覆盖下方内容的程度</translation>
  </message>
  <message>
   <source>Opacity: how much of the layer is seen</source>
   <translation>不透明度：图层可见的程度</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <source>Open each in a tab</source>
   <translation>各自在标签页中打开</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>打开文件夹</translation>
  </message>
  <message>
   <source>Open model file…</source>
   <translation>打开模型文件…</translation>
  </message>
  <message>
   <source>Open model folder…</source>
   <translation>打开模型文件夹…</translation>
  </message>
  <message>
   <source>Open palette</source>
   <translation>打开调色板</translation>
  </message>
  <message>
   <source>Open palette…</source>
   <translation>打开调色板…</translation>
  </message>
  <message>
   <source>Open picture…</source>
   <translation>打开图像…</translation>
  </message>
  <message>
   <source>Open recent</source>
   <translation>最近打开</translation>
  </message>
  <message>
   <source>Open the folder of models</source>
   <translation>打开模型文件夹</translation>
  </message>
  <message>
   <source>Open the folder of what was made</source>
   <translation>打开作品文件夹</translation>
  </message>
  <message>
   <source>Open “Models and weights”</source>
   <translation>打开“模型和权重”</translation>
  </message>
  <message>
   <source>OpenPose files (*.json)</source>
   <translation>OpenPose 文件 (*.json)</translation>
  </message>
  <message>
   <source>OpenRaster (*.ora);;Photoshop (*.psd)</source>
   <translation>OpenRaster (*.ora);;Photoshop (*.psd)</translation>
  </message>
  <message>
   <source>Opened</source>
   <translation>已打开</translation>
  </message>
  <message>
   <source>Opening steps</source>
   <translation>起始步数</translation>
  </message>
  <message>
   <source>Opening words</source>
   <translation>开头词语</translation>
  </message>
  <message>
   <source>Opening {name}</source>
   <translation>正在打开 {name}</translation>
  </message>
  <message>
   <source>Openings between lines that count as closed</source>
   <translation>线条间视为闭合的开口</translation>
  </message>
  <message>
   <source>Open…</source>
   <translation>打开…</translation>
  </message>
  <message>
   <source>Orange</source>
   <translation>橙色</translation>
  </message>
  <message>
   <source>Order</source>
   <translation>顺序</translation>
  </message>
  <message>
   <source>Original</source>
   <translation>原图</translation>
  </message>
  <message>
   <source>Original size</source>
   <translation>原始大小</translation>
  </message>
  <message>
   <source>Other device…</source>
   <translation>其他设备…</translation>
  </message>
  <message>
   <source>Other size…</source>
   <translation>其他大小…</translation>
  </message>
  <message>
   <source>Other ways to take it</source>
   <translation>其他采用方式</translation>
  </message>
  <message>
   <source>Outpainting needs a side to go beyond: give pixels for one.</source>
   <translation>扩展需要指定一边：请给出像素数。</translation>
  </message>
  <message>
   <source>Outpainting:</source>
   <translation>扩展绘制：</translation>
  </message>
  <message>
   <source>Over the canvas</source>
   <translation>叠在画布上</translation>
  </message>
  <message>
   <source>Overlap</source>
   <translation>重叠</translation>
  </message>
  <message>
   <source>Overlay</source>
   <translation>叠加</translation>
  </message>
  <message>
   <source>PDF (*.pdf)</source>
   <translation>PDF (*.pdf)</translation>
  </message>
  <message>
   <source>PEFT can't apply it ({value})</source>
   <translation>PEFT 无法应用它（{value}）</translation>
  </message>
  <message>
   <source>Package index</source>
   <translation>软件包索引</translation>
  </message>
  <message>
   <source>Packing</source>
   <translation>正在打包</translation>
  </message>
  <message>
   <source>Page that tells of newer versions</source>
   <translation>发布新版本的页面</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>页面</translation>
  </message>
  <message>
   <source>Paint</source>
   <translation>绘制</translation>
  </message>
  <message>
   <source>Paint on the active layer. Alt-click takes a colour; [ and ] change the size.</source>
   <translation>在当前图层上绘画。Alt+单击取色；[ 和 ] 改变大小。</translation>
  </message>
  <message>
   <source>Paint on the map that the card had before</source>
   <translation>在卡片原有的控制图上绘制</translation>
  </message>
  <message>
   <source>Paint on the sketch: the picture beside it follows every stroke.</source>
   <translation>在草图上绘画：旁边的图像跟随每一笔。</translation>
  </message>
  <message>
   <source>Paint over what should be redrawn.</source>
   <translation>涂抹要重绘的部分。</translation>
  </message>
  <message>
   <source>Paint with {name}</source>
   <translation>用{name}绘画</translation>
  </message>
  <message>
   <source>Painting</source>
   <translation>绘画</translation>
  </message>
  <message>
   <source>Paints white lines on black</source>
   <translation>以白线画在黑底上</translation>
  </message>
  <message>
   <source>Palette</source>
   <translation>调色板</translation>
  </message>
  <message>
   <source>Palette {name}</source>
   <translation>调色板 {name}</translation>
  </message>
  <message>
   <source>Palette: colours to choose from</source>
   <translation>调色板：可选颜色</translation>
  </message>
  <message>
   <source>Palettes (*.gpl)</source>
   <translation>调色板 (*.gpl)</translation>
  </message>
  <message>
   <source>Panel: {title}</source>
   <translation>面板：{title}</translation>
  </message>
  <message>
   <source>Panels in this place</source>
   <translation>此处的面板</translation>
  </message>
  <message>
   <source>Part of it is being fetched.</source>
   <translation>其中一部分正在下载。</translation>
  </message>
  <message>
   <source>Parted by a line to drag, or by the arrow keys</source>
   <translation>以可拖动的线或方向键分隔</translation>
  </message>
  <message>
   <source>Parts of the program</source>
   <translation>程序组件</translation>
  </message>
  <message>
   <source>Paste</source>
   <translation>粘贴</translation>
  </message>
  <message>
   <source>Paste as a layer</source>
   <translation>粘贴为图层</translation>
  </message>
  <message>
   <source>Paste picture</source>
   <translation>粘贴图像</translation>
  </message>
  <message>
   <source>Pasted</source>
   <translation>已粘贴</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>暂停</translation>
  </message>
  <message>
   <source>Pause (Space)</source>
   <translation>暂停（空格）</translation>
  </message>
  <message>
   <source>Pause drawing live</source>
   <translation>暂停实时绘制</translation>
  </message>
  <message>
   <source>Pause queue</source>
   <translation>暂停队列</translation>
  </message>
  <message>
   <source>Pause the queue, or go on</source>
   <translation>暂停或继续队列</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>已暂停</translation>
  </message>
  <message>
   <source>Pen and canvas</source>
   <translation>画笔和画布</translation>
  </message>
  <message>
   <source>Pen pressure</source>
   <translation>压感</translation>
  </message>
  <message>
   <source>Pencil</source>
   <translation>铅笔</translation>
  </message>
  <message>
   <source>Person</source>
   <translation>人物</translation>
  </message>
  <message>
   <source>Person {value} of {people}</source>
   <translation>人物 {value} / {people}</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>图像</translation>
  </message>
  <message>
   <source>Picture size</source>
   <translation>图像大小</translation>
  </message>
  <message>
   <source>Pictures</source>
   <translation>图像数</translation>
  </message>
  <message>
   <source>Pictures (*.png *.jpg *.jpeg *.webp *.avif *.tif *.tiff)</source>
   <translation>图像 (*.png *.jpg *.jpeg *.webp *.avif *.tif *.tiff)</translation>
  </message>
  <message>
   <source>Pictures (*.png *.webp *.jpg)</source>
   <translation>图像 (*.png *.webp *.jpg)</translation>
  </message>
  <message>
   <source>Pictures (*.png *.webp)</source>
   <translation>图像 (*.png *.webp)</translation>
  </message>
  <message>
   <source>Pictures ({suffixes})</source>
   <translation>图片 ({suffixes})</translation>
  </message>
  <message>
   <source>Pictures of the history</source>
   <translation>历史中的图像</translation>
  </message>
  <message>
   <source>Pictures to compare</source>
   <translation>要比较的图像</translation>
  </message>
  <message>
   <source>Picture…</source>
   <translation>图像…</translation>
  </message>
  <message>
   <source>Placement</source>
   <translation>放置</translation>
  </message>
  <message>
   <source>Play (Space)</source>
   <translation>播放（空格）</translation>
  </message>
  <message>
   <source>Polygon</source>
   <translation>多边形</translation>
  </message>
  <message>
   <source>Pose</source>
   <translation>姿势</translation>
  </message>
  <message>
   <source>Pose from a picture</source>
   <translation>从图像获取姿势</translation>
  </message>
  <message>
   <source>Pose from picture</source>
   <translation>来自图像的姿势</translation>
  </message>
  <message>
   <source>Pose options</source>
   <translation>姿势选项</translation>
  </message>
  <message>
   <source>Pose people for the pose control: drag joints, limbs or people. Shift turns a limb and keeps its length.</source>
   <translation>为姿势控制摆放人物：拖动关节、肢体或人物。Shift 旋转肢体并保持长度。</translation>
  </message>
  <message>
   <source>Pose, for SD 1.5</source>
   <translation>姿势（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Pose, for SDXL</source>
   <translation>姿势（用于 SDXL）</translation>
  </message>
  <message>
   <source>Pose: OpenPose, body</source>
   <translation>姿势：OpenPose，身体</translation>
  </message>
  <message>
   <source>Poses</source>
   <translation>姿势库</translation>
  </message>
  <message>
   <source>Precision</source>
   <translation>精度</translation>
  </message>
  <message>
   <source>Precision “{dtype}” is unknown: use float32, float16 or bfloat16.</source>
   <translation>精度“{dtype}”未知：请用 float32、float16 或 bfloat16。</translation>
  </message>
  <message>
   <source>Precision: the numbers that are computed with</source>
   <translation>精度：计算所用的数字</translation>
  </message>
  <message>
   <source>Prediction</source>
   <translation>预测</translation>
  </message>
  <message>
   <source>Prediction type “{prediction}” is unknown: use {join}.</source>
   <translation>预测类型“{prediction}”未知：请用 {join}。</translation>
  </message>
  <message>
   <source>Prediction: what the model was trained to predict, where its file doesn't say</source>
   <translation>预测：模型训练所预测的内容（其文件未说明时）</translation>
  </message>
  <message>
   <source>Preparing the model</source>
   <translation>正在准备模型</translation>
  </message>
  <message>
   <source>Preset</source>
   <translation>预设</translation>
  </message>
  <message>
   <source>Preset: keys that you know from another program</source>
   <translation>预设：您在其他程序中熟悉的按键</translation>
  </message>
  <message>
   <source>Pressure sets the opacity</source>
   <translation>压力决定不透明度</translation>
  </message>
  <message>
   <source>Pressure sets the size</source>
   <translation>压力决定大小</translation>
  </message>
  <message>
   <source>Preview decoders</source>
   <translation>预览解码器</translation>
  </message>
  <message>
   <source>Previews</source>
   <translation>预览</translation>
  </message>
  <message>
   <source>Previous drawing</source>
   <translation>上一幅绘画</translation>
  </message>
  <message>
   <source>Processor</source>
   <translation>处理器</translation>
  </message>
  <message>
   <source>Progress: {label}</source>
   <translation>进度：{label}</translation>
  </message>
  <message>
   <source>Prompt</source>
   <translation>提示词</translation>
  </message>
  <message>
   <source>Prompt and picture go to the machines of the cluster at {address}</source>
   <translation>提示词和图片会发送到 {address} 的集群机器</translation>
  </message>
  <message>
   <source>Proxy</source>
   <translation>代理</translation>
  </message>
  <message>
   <source>Pull a guide across the canvas; drag it out of the picture to take it away. Shift+; snaps to guides.</source>
   <translation>在画布上拉出参考线；拖出图像即可移除。Shift+; 吸附到参考线。</translation>
  </message>
  <message>
   <source>Put a {name} that the model knows into the prompt</source>
   <translation>将模型认识的“{name}”词放入提示词</translation>
  </message>
  <message>
   <source>Put all that it was made with into the panels</source>
   <translation>将生成它的全部设置放入面板</translation>
  </message>
  <message>
   <source>Put in as a layer</source>
   <translation>作为图层放入</translation>
  </message>
  <message>
   <source>Put in as layers</source>
   <translation>作为图层放入</translation>
  </message>
  <message>
   <source>Put the result into the drawing</source>
   <translation>将结果放入绘画</translation>
  </message>
  <message>
   <source>Put the selected result into the drawing as a layer of its own</source>
   <translation>将所选结果作为独立图层放入绘画</translation>
  </message>
  <message>
   <source>Put this picture into the drawing as a layer</source>
   <translation>将此图片作为图层放入绘画</translation>
  </message>
  <message>
   <source>Puts “{suffix}” at the end of the prompt</source>
   <translation>将“{suffix}”放到提示词末尾</translation>
  </message>
  <message>
   <source>PyTorch is installed, and used from now on.</source>
   <translation>PyTorch 已安装，从现在起使用。</translation>
  </message>
  <message>
   <source>PyTorch was installed and can't be imported: remove it, then install it again.</source>
   <translation>PyTorch 已安装但无法导入：请移除后重新安装。</translation>
  </message>
  <message>
   <source>Queue</source>
   <translation>队列</translation>
  </message>
  <message>
   <source>Queue of what is to be made</source>
   <translation>待生成队列</translation>
  </message>
  <message>
   <source>Queue of what is to be made (Ctrl+Shift+H)</source>
   <translation>待生成队列 (Ctrl+Shift+H)</translation>
  </message>
  <message>
   <source>Queue, {jobs} in it</source>
   <translation>队列，共 {jobs} 项</translation>
  </message>
  <message>
   <source>Quick, 2 steps</source>
   <translation>快速，2 步</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>退出</translation>
  </message>
  <message>
   <source>Ray isn't installed here: pip install sketchlight[ray] brings it.</source>
   <translation>这里没有安装 Ray：运行 pip install sketchlight[ray] 即可安装。</translation>
  </message>
  <message>
   <source>Read in {in_chunks}; a line shows where each ends. Short prompts are obeyed best</source>
   <translation>分 {in_chunks} 读取；线条标出每段的结尾。短提示词效果最好</translation>
  </message>
  <message>
   <source>Reading the picture</source>
   <translation>正在读取图像</translation>
  </message>
  <message>
   <source>Reading the prompt</source>
   <translation>正在读取提示词</translation>
  </message>
  <message>
   <source>Ready map…</source>
   <translation>现成控制图…</translation>
  </message>
  <message>
   <source>Realtime SD 1.5</source>
   <translation>实时 SD 1.5</translation>
  </message>
  <message>
   <source>Realtime with LCM</source>
   <translation>LCM 实时</translation>
  </message>
  <message>
   <source>Realtime with LCM, finer</source>
   <translation>LCM 实时，更精细</translation>
  </message>
  <message>
   <source>Realtime with TCD</source>
   <translation>TCD 实时</translation>
  </message>
  <message>
   <source>Realtime, 4 steps</source>
   <translation>实时，4 步</translation>
  </message>
  <message>
   <source>Recent</source>
   <translation>最近</translation>
  </message>
  <message>
   <source>Recent colours</source>
   <translation>最近的颜色</translation>
  </message>
  <message>
   <source>Recipes in files</source>
   <translation>文件中的配方</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>录制</translation>
  </message>
  <message>
   <source>Record strokes, settings and results of this drawing, on this machine only</source>
   <translation>录制此绘画的笔触、设置和结果，仅保存在本机</translation>
  </message>
  <message>
   <source>Record the session</source>
   <translation>录制会话</translation>
  </message>
  <message>
   <source>Record the session, or no more</source>
   <translation>开始或停止录制会话</translation>
  </message>
  <message>
   <source>Recording</source>
   <translation>录制</translation>
  </message>
  <message>
   <source>Recording: which one is seen</source>
   <translation>录制：显示哪一份</translation>
  </message>
  <message>
   <source>Rectangle</source>
   <translation>矩形</translation>
  </message>
  <message>
   <source>Red</source>
   <translation>红色</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>重做</translation>
  </message>
  <message>
   <source>Redo (Ctrl+Shift+Z)</source>
   <translation>重做 (Ctrl+Shift+Z)</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation>参考</translation>
  </message>
  <message>
   <source>Reference picture</source>
   <translation>参考图像</translation>
  </message>
  <message>
   <source>Reference pictures</source>
   <translation>参考图像</translation>
  </message>
  <message>
   <source>Reference pictures can't be used with {attention} attention: choose the attention SDPA, or take them away.</source>
   <translation>参考图像不能与 {attention} 注意力同用：请选择 SDPA，或移除它们。</translation>
  </message>
  <message>
   <source>Reference, closer (plus), for SD 1.5</source>
   <translation>参考，更接近 (plus)（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Reference, closer (plus), for SDXL</source>
   <translation>参考，更接近 (plus)（用于 SDXL）</translation>
  </message>
  <message>
   <source>Reference, for SD 1.5</source>
   <translation>参考（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Reference, for SDXL</source>
   <translation>参考（用于 SDXL）</translation>
  </message>
  <message>
   <source>Reference, smaller encoder, for SDXL</source>
   <translation>参考，较小编码器（用于 SDXL）</translation>
  </message>
  <message>
   <source>Reference: {why}</source>
   <translation>参考：{why}</translation>
  </message>
  <message>
   <source>References</source>
   <translation>参考</translation>
  </message>
  <message>
   <source>References are left out: {model} has no adapter for them.</source>
   <translation>参考图被省略：{model} 没有相应的适配器。</translation>
  </message>
  <message>
   <source>Refine at rest</source>
   <translation>静置时细化</translation>
  </message>
  <message>
   <source>Refined from</source>
   <translation>精炼起点</translation>
  </message>
  <message>
   <source>Refiner</source>
   <translation>精炼模型选项</translation>
  </message>
  <message>
   <source>Refiner file…</source>
   <translation>精炼模型文件…</translation>
  </message>
  <message>
   <source>Refiner: a model that draws the last steps, for fine detail</source>
   <translation>精炼模型：绘制最后几步以得到细节的模型</translation>
  </message>
  <message>
   <source>Region words</source>
   <translation>区域文字</translation>
  </message>
  <message>
   <source>Region words…</source>
   <translation>区域文字…</translation>
  </message>
  <message>
   <source>Region: what is to be here</source>
   <translation>区域：这里应有什么</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>Remove object</source>
   <translation>移除对象</translation>
  </message>
  <message>
   <source>Remove the LoRA {name}</source>
   <translation>移除 LoRA {name}</translation>
  </message>
  <message>
   <source>Remove {label}</source>
   <translation>移除 {label}</translation>
  </message>
  <message>
   <source>Remove {label}?</source>
   <translation>移除 {label}？</translation>
  </message>
  <message>
   <source>Remove: {path}</source>
   <translation>移除：{path}</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>重命名</translation>
  </message>
  <message>
   <source>Rename layer</source>
   <translation>重命名图层</translation>
  </message>
  <message>
   <source>Render</source>
   <translation>渲染</translation>
  </message>
  <message>
   <source>Render again…</source>
   <translation>重新渲染…</translation>
  </message>
  <message>
   <source>Render the session again</source>
   <translation>重新渲染会话</translation>
  </message>
  <message>
   <source>Rendering again: {done} of {of}</source>
   <translation>正在重新渲染：{done} / {of}</translation>
  </message>
  <message>
   <source>Replace</source>
   <translation>替换</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>Report…</source>
   <translation>报告…</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>重置</translation>
  </message>
  <message>
   <source>Reset all</source>
   <translation>全部重置</translation>
  </message>
  <message>
   <source>Reset layout</source>
   <translation>重置布局</translation>
  </message>
  <message>
   <source>Resize</source>
   <translation>调整大小</translation>
  </message>
  <message>
   <source>Resolution</source>
   <translation>分辨率</translation>
  </message>
  <message>
   <source>Restart in safe mode</source>
   <translation>以安全模式重启</translation>
  </message>
  <message>
   <source>Restore settings</source>
   <translation>恢复设置</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>Result over the sketch</source>
   <translation>结果叠在草图上</translation>
  </message>
  <message>
   <source>Result {id}, {width} × {height}</source>
   <translation>结果 {id}，{width} × {height}</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>Results and history</source>
   <translation>结果和历史</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>继续</translation>
  </message>
  <message>
   <source>Resume queue</source>
   <translation>继续队列</translation>
  </message>
  <message>
   <source>Return</source>
   <translation>回车</translation>
  </message>
  <message>
   <source>Right</source>
   <translation>右</translation>
  </message>
  <message>
   <source>Round</source>
   <translation>圆形</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>行</translation>
  </message>
  <message>
   <source>SAM 2 is not on this machine: fetch it under “Models and weights”, or put {files} under {folder}.</source>
   <translation>此计算机上没有 SAM 2：请在“模型与权重”中下载，或将 {files} 放到 {folder}。</translation>
  </message>
  <message>
   <source>SD 1.5 with poses, depth and references</source>
   <translation>带姿势、深度和参考的 SD 1.5</translation>
  </message>
  <message>
   <source>SDXL 1.0 base</source>
   <translation>SDXL 1.0 基础</translation>
  </message>
  <message>
   <source>SDXL 1.0 refiner</source>
   <translation>SDXL 1.0 精炼模型</translation>
  </message>
  <message>
   <source>SDXL Turbo</source>
   <translation>SDXL Turbo</translation>
  </message>
  <message>
   <source>Safe mode: on the processor, every setting at its default, nothing reopened. Your drawing and settings stay as they were.</source>
   <translation>安全模式：在处理器上运行，所有设置均为默认值，不重新打开任何内容。您的绘画和设置保持原样。</translation>
  </message>
  <message>
   <source>Safety checker</source>
   <translation>安全检查</translation>
  </message>
  <message>
   <source>Safety checker: the model's own, where it has one, blots out what it finds</source>
   <translation>安全检查：模型自带的检查器（如有）会遮盖其发现的内容</translation>
  </message>
  <message>
   <source>Sampler</source>
   <translation>采样器</translation>
  </message>
  <message>
   <source>Sampler “{short}” is not here: {label} stands in.</source>
   <translation>此处没有采样器“{short}”：由 {label} 代替。</translation>
  </message>
  <message>
   <source>Sampler “{short}” is not here: {stands_in}</source>
   <translation>此处没有采样器“{short}”：{stands_in}</translation>
  </message>
  <message>
   <source>Sampler: the way down from noise to picture</source>
   <translation>采样器：从噪声到图像的路径</translation>
  </message>
  <message>
   <source>Sana</source>
   <translation>Sana</translation>
  </message>
  <message>
   <source>Saturation</source>
   <translation>饱和度</translation>
  </message>
  <message>
   <source>Saturation and value</source>
   <translation>饱和度和明度</translation>
  </message>
  <message>
   <source>Saturation to the right, value upwards</source>
   <translation>向右增加饱和度，向上增加明度</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Save as PDF…</source>
   <translation>存为 PDF…</translation>
  </message>
  <message>
   <source>Save as…</source>
   <translation>另存为…</translation>
  </message>
  <message>
   <source>Save document</source>
   <translation>保存文档</translation>
  </message>
  <message>
   <source>Save map</source>
   <translation>保存控制图</translation>
  </message>
  <message>
   <source>Save map…</source>
   <translation>保存控制图…</translation>
  </message>
  <message>
   <source>Save the brush in hand under this name</source>
   <translation>以此名称保存当前画笔</translation>
  </message>
  <message>
   <source>Save the list</source>
   <translation>保存列表</translation>
  </message>
  <message>
   <source>Save “{value}” first?</source>
   <translation>要先保存“{value}”吗？</translation>
  </message>
  <message>
   <source>Saved {name}</source>
   <translation>已保存 {name}</translation>
  </message>
  <message>
   <source>Saving {name}</source>
   <translation>正在保存 {name}</translation>
  </message>
  <message>
   <source>Scale</source>
   <translation>缩放</translation>
  </message>
  <message>
   <source>Scale person</source>
   <translation>缩放人物</translation>
  </message>
  <message>
   <source>Screen</source>
   <translation>滤色</translation>
  </message>
  <message>
   <source>Scribble</source>
   <translation>涂鸦</translation>
  </message>
  <message>
   <source>Scribble, for SD 1.5</source>
   <translation>涂鸦（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Scribble, for SDXL</source>
   <translation>涂鸦（用于 SDXL）</translation>
  </message>
  <message>
   <source>Seamless</source>
   <translation>无缝</translation>
  </message>
  <message>
   <source>Seamless: the picture can be laid beside itself without a seam</source>
   <translation>无缝：图片可与自身拼接而无接缝</translation>
  </message>
  <message>
   <source>Search 150 classes: lake, palm, bench…</source>
   <translation>搜索 150 个类别：湖、棕榈、长椅…</translation>
  </message>
  <message>
   <source>Search classes</source>
   <translation>搜索类别</translation>
  </message>
  <message>
   <source>Search commands</source>
   <translation>搜索命令</translation>
  </message>
  <message>
   <source>Search models and weights</source>
   <translation>搜索模型和权重</translation>
  </message>
  <message>
   <source>Search prompts, models, tags</source>
   <translation>搜索提示词、模型、标签</translation>
  </message>
  <message>
   <source>Search the history</source>
   <translation>搜索历史</translation>
  </message>
  <message>
   <source>Search the settings</source>
   <translation>搜索设置</translation>
  </message>
  <message>
   <source>Search: brush, layer, Ctrl+J…</source>
   <translation>搜索：画笔、图层、Ctrl+J…</translation>
  </message>
  <message>
   <source>Search: depth, SDXL, lora…</source>
   <translation>搜索：depth、SDXL、lora…</translation>
  </message>
  <message>
   <source>Second card</source>
   <translation>第二块显卡</translation>
  </message>
  <message>
   <source>See seamless results two by two, or once</source>
   <translation>以 2×2 或单张查看无缝结果</translation>
  </message>
  <message>
   <source>See the two one over the other (C)</source>
   <translation>将两张叠在一起查看 (C)</translation>
  </message>
  <message>
   <source>See variants side by side…</source>
   <translation>并排查看变体…</translation>
  </message>
  <message>
   <source>See what there is to fetch: size, licence, where it comes from</source>
   <translation>查看可下载的内容：大小、许可、来源</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>种子</translation>
  </message>
  <message>
   <source>Seed {asked} became {value}.</source>
   <translation>种子 {asked} 变为 {value}。</translation>
  </message>
  <message>
   <source>Seed {seed}</source>
   <translation>种子 {seed}</translation>
  </message>
  <message>
   <source>Seed “{short}” is no whole number: a random one is taken.</source>
   <translation>种子“{short}”不是整数：采用随机种子。</translation>
  </message>
  <message>
   <source>Seed “{value}” is not a whole number from 0 to {value_2} (or {RANDOM} for a random one).</source>
   <translation>种子“{value}”不是 0 到 {value_2} 的整数（或用 {RANDOM} 取随机）。</translation>
  </message>
  <message>
   <source>Seed: the number the noise grows from; the same seed and settings give the same picture</source>
   <translation>种子：噪声由此数生成；种子和设置相同，图像也相同</translation>
  </message>
  <message>
   <source>Segmentation</source>
   <translation>分割</translation>
  </message>
  <message>
   <source>Segmentation, for SD 1.5</source>
   <translation>分割（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Segmentation: UperNet ConvNeXt, tiny</source>
   <translation>分割：UperNet ConvNeXt，微型</translation>
  </message>
  <message>
   <source>Select</source>
   <translation>选择</translation>
  </message>
  <message>
   <source>Select a rectangle. Shift adds, Alt takes away.</source>
   <translation>选择一个矩形。Shift 增加，Alt 减去。</translation>
  </message>
  <message>
   <source>Select all</source>
   <translation>全选</translation>
  </message>
  <message>
   <source>Select an ellipse. Shift adds, Alt takes away.</source>
   <translation>选择一个椭圆。Shift 增加，Alt 减去。</translation>
  </message>
  <message>
   <source>Select ellipse</source>
   <translation>椭圆选区</translation>
  </message>
  <message>
   <source>Select layer</source>
   <translation>选择图层</translation>
  </message>
  <message>
   <source>Select mask</source>
   <translation>选择蒙版</translation>
  </message>
  <message>
   <source>Select nothing</source>
   <translation>取消选择</translation>
  </message>
  <message>
   <source>Select object</source>
   <translation>选择物体</translation>
  </message>
  <message>
   <source>Select object: SAM 2.1, tiny</source>
   <translation>选择物体：SAM 2.1，微型</translation>
  </message>
  <message>
   <source>Select polygon</source>
   <translation>多边形选区</translation>
  </message>
  <message>
   <source>Select rectangle</source>
   <translation>矩形选区</translation>
  </message>
  <message>
   <source>Select the layer</source>
   <translation>选择图层内容</translation>
  </message>
  <message>
   <source>Select the mask</source>
   <translation>选择蒙版区域</translation>
  </message>
  <message>
   <source>Select what is like the place clicked. Shift adds, Alt takes away.</source>
   <translation>选择与单击处相似的区域。Shift 增加，Alt 减去。</translation>
  </message>
  <message>
   <source>Select what is to stay first: R draws a rectangle.</source>
   <translation>请先选择要保留的部分：R 画矩形。</translation>
  </message>
  <message>
   <source>Select what it covers</source>
   <translation>选择其覆盖范围</translation>
  </message>
  <message>
   <source>Select what the layer covers</source>
   <translation>选择图层覆盖的范围</translation>
  </message>
  <message>
   <source>Selecting</source>
   <translation>选择中</translation>
  </message>
  <message>
   <source>Selecting an object by SAM 2</source>
   <translation>用 SAM 2 选择物体</translation>
  </message>
  <message>
   <source>Selection</source>
   <translation>选区</translation>
  </message>
  <message>
   <source>Session</source>
   <translation>会话</translation>
  </message>
  <message>
   <source>Session: go through what was drawn and made</source>
   <translation>会话：回看绘制和生成的内容</translation>
  </message>
  <message>
   <source>Sessions are recorded up to this size; then the oldest goes</source>
   <translation>会话录制到此大小为止；之后删除最旧的</translation>
  </message>
  <message>
   <source>Set</source>
   <translation>设置按键</translation>
  </message>
  <message>
   <source>Set the panels as they were at this moment</source>
   <translation>将面板设为此刻的状态</translation>
  </message>
  <message>
   <source>Set under Advanced: {join}</source>
   <translation>“高级”中已设置：{join}</translation>
  </message>
  <message>
   <source>Sets</source>
   <translation>套装</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>设置</translation>
  </message>
  <message>
   <source>Settings (*.json)</source>
   <translation>设置 (*.json)</translation>
  </message>
  <message>
   <source>Settings…</source>
   <translation>设置…</translation>
  </message>
  <message>
   <source>Sheet…</source>
   <translation>对比表…</translation>
  </message>
  <message>
   <source>Show all joints</source>
   <translation>显示全部关节</translation>
  </message>
  <message>
   <source>Show all joints of the chosen person</source>
   <translation>显示所选人物的全部关节</translation>
  </message>
  <message>
   <source>Show all of its run</source>
   <translation>显示整次运行</translation>
  </message>
  <message>
   <source>Show everything again</source>
   <translation>重新显示全部</translation>
  </message>
  <message>
   <source>Show joint</source>
   <translation>显示关节</translation>
  </message>
  <message>
   <source>Show joint (Delete)</source>
   <translation>显示关节 (Delete)</translation>
  </message>
  <message>
   <source>Show layer</source>
   <translation>显示图层</translation>
  </message>
  <message>
   <source>Show the map over the canvas: {accessibleName}</source>
   <translation>在画布上显示控制图：{accessibleName}</translation>
  </message>
  <message>
   <source>Shrink</source>
   <translation>缩小</translation>
  </message>
  <message>
   <source>Shrink selection</source>
   <translation>缩小选区</translation>
  </message>
  <message>
   <source>Shuffle</source>
   <translation>打乱</translation>
  </message>
  <message>
   <source>Shuffle, for SD 1.5</source>
   <translation>打乱（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Side by side</source>
   <translation>并排</translation>
  </message>
  <message>
   <source>Six rays</source>
   <translation>六向放射</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>大小</translation>
  </message>
  <message>
   <source>Size of a new picture</source>
   <translation>新图像的大小</translation>
  </message>
  <message>
   <source>Size of everything</source>
   <translation>整体大小</translation>
  </message>
  <message>
   <source>Size of recorded sessions</source>
   <translation>会话录制的大小</translation>
  </message>
  <message>
   <source>Size of the drawing</source>
   <translation>绘画大小</translation>
  </message>
  <message>
   <source>Size of the history</source>
   <translation>历史记录大小</translation>
  </message>
  <message>
   <source>Size {value}×{value_2} became {width}×{height}.</source>
   <translation>大小 {value}×{value_2} 变为 {width}×{height}。</translation>
  </message>
  <message>
   <source>Size {value}×{value_2} is not possible: each side is a multiple of {SIZE_MULTIPLE} from {value_3} to {value_4} pixels.</source>
   <translation>大小 {value}×{value_2} 不可用：每边为 {SIZE_MULTIPLE} 的倍数，从 {value_3} 到 {value_4} 像素。</translation>
  </message>
  <message>
   <source>Size “{size}” is none: 512×512 is taken.</source>
   <translation>“{size}”不是大小：采用 512×512。</translation>
  </message>
  <message>
   <source>Sketch</source>
   <translation>草图</translation>
  </message>
  <message>
   <source>Sketch live</source>
   <translation>实时草图</translation>
  </message>
  <message>
   <source>Sketch, and the picture appears under the pen. Everything is computed on this machine; nothing leaves it.</source>
   <translation>画草图，图像便出现在笔下。一切都在本机计算，不会外传。</translation>
  </message>
  <message>
   <source>Sketchlight ended unexpectedly</source>
   <translation>Sketchlight 意外退出</translation>
  </message>
  <message>
   <source>Sketchlight ended unexpectedly the last time. Your drawing was kept.</source>
   <translation>Sketchlight 上次意外退出。您的绘画已保留。</translation>
  </message>
  <message>
   <source>Sketchlight made a mistake ({kind}: {error}). Your drawing is untouched; try again, or copy the details into a report.</source>
   <translation>Sketchlight 出错了（{kind}：{error}）。您的绘画未受影响；请重试，或将详情复制到报告中。</translation>
  </message>
  <message>
   <source>Skin and hair</source>
   <translation>皮肤与头发</translation>
  </message>
  <message>
   <source>Sliced</source>
   <translation>切片</translation>
  </message>
  <message>
   <source>Slider</source>
   <translation>滑块</translation>
  </message>
  <message>
   <source>Sliders</source>
   <translation>滑块说明</translation>
  </message>
  <message>
   <source>Smaller brush</source>
   <translation>减小画笔</translation>
  </message>
  <message>
   <source>Smudge</source>
   <translation>涂抹</translation>
  </message>
  <message>
   <source>Snap to grid and guides</source>
   <translation>吸附到网格和参考线</translation>
  </message>
  <message>
   <source>Soft</source>
   <translation>柔边</translation>
  </message>
  <message>
   <source>Soft edges</source>
   <translation>柔边缘</translation>
  </message>
  <message>
   <source>Soft edges, for SD 1.5</source>
   <translation>柔边缘（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Soft edges: HED</source>
   <translation>柔边缘：HED</translation>
  </message>
  <message>
   <source>Soft light</source>
   <translation>柔光</translation>
  </message>
  <message>
   <source>Softness</source>
   <translation>柔和度</translation>
  </message>
  <message>
   <source>Some blend modes have no counterpart in Photoshop's format: they were written as normal.</source>
   <translation>某些混合模式在 Photoshop 格式中没有对应项：已写为“正常”。</translation>
  </message>
  <message>
   <source>Spacing</source>
   <translation>间距</translation>
  </message>
  <message>
   <source>Spacing: from one touch to the next, of their size</source>
   <translation>间距：两次触碰之间的距离，以其大小计</translation>
  </message>
  <message>
   <source>Spacing: which of the trained steps are the ones that are run</source>
   <translation>间距：训练步中哪些被运行</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>速度</translation>
  </message>
  <message>
   <source>Speed: sampler, steps, guidance and a LoRA in one choice</source>
   <translation>速度：采样器、步数、引导和 LoRA 合为一个选择</translation>
  </message>
  <message>
   <source>Split by a line to drag</source>
   <translation>以可拖动的线分隔</translation>
  </message>
  <message>
   <source>Stable Cascade</source>
   <translation>Stable Cascade</translation>
  </message>
  <message>
   <source>Stable Diffusion 1.5</source>
   <translation>Stable Diffusion 1.5</translation>
  </message>
  <message>
   <source>Stable Diffusion 1.5 inpainting</source>
   <translation>Stable Diffusion 1.5 局部重绘</translation>
  </message>
  <message>
   <source>Stable Diffusion 1.x</source>
   <translation>Stable Diffusion 1.x</translation>
  </message>
  <message>
   <source>Stable Diffusion 2.x</source>
   <translation>Stable Diffusion 2.x</translation>
  </message>
  <message>
   <source>Stable Diffusion 3</source>
   <translation>Stable Diffusion 3</translation>
  </message>
  <message>
   <source>Stable Diffusion XL</source>
   <translation>Stable Diffusion XL</translation>
  </message>
  <message>
   <source>Stable Diffusion XL refiner</source>
   <translation>Stable Diffusion XL 精炼模型</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>开始</translation>
  </message>
  <message>
   <source>Start from the map</source>
   <translation>从控制图开始</translation>
  </message>
  <message>
   <source>Starting</source>
   <translation>正在启动</translation>
  </message>
  <message>
   <source>Starting the cluster</source>
   <translation>正在启动集群</translation>
  </message>
  <message>
   <source>Starting the engine</source>
   <translation>正在启动引擎</translation>
  </message>
  <message>
   <source>Starting…</source>
   <translation>正在启动…</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>状态</translation>
  </message>
  <message>
   <source>Steady hand</source>
   <translation>稳定手</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>步骤</translation>
  </message>
  <message>
   <source>Step {step} of {total}</source>
   <translation>第 {step} 步，共 {total} 步</translation>
  </message>
  <message>
   <source>Step: which of the run is seen</source>
   <translation>步骤：查看运行中的哪一步</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>步数</translation>
  </message>
  <message>
   <source>Steps as diffusers counts them</source>
   <translation>按 diffusers 计数的步数</translation>
  </message>
  <message>
   <source>Steps count</source>
   <translation>步数计法</translation>
  </message>
  <message>
   <source>Steps count: as they are run, or as diffusers counts</source>
   <translation>步数计法：按实际运行，或按 diffusers 的算法</translation>
  </message>
  <message>
   <source>Steps of the run</source>
   <translation>运行的步骤</translation>
  </message>
  <message>
   <source>Steps of the second pass</source>
   <translation>第二遍步数</translation>
  </message>
  <message>
   <source>Steps × strength</source>
   <translation>步数 × 强度</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <source>Stop what is being made at the next step; nothing of it is kept (Esc)</source>
   <translation>在下一步停止当前生成；不保留任何内容 (Esc)</translation>
  </message>
  <message>
   <source>Stop what runs and empty the queue</source>
   <translation>停止正在运行的并清空队列</translation>
  </message>
  <message>
   <source>Storybook</source>
   <translation>绘本</translation>
  </message>
  <message>
   <source>Straight lines</source>
   <translation>直线段</translation>
  </message>
  <message>
   <source>Straight lines, for SD 1.5</source>
   <translation>直线段（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Straight lines: M-LSD</source>
   <translation>直线段：M-LSD</translation>
  </message>
  <message>
   <source>Strength</source>
   <translation>强度</translation>
  </message>
  <message>
   <source>Strength of the second pass</source>
   <translation>第二遍强度</translation>
  </message>
  <message>
   <source>Strength: how far the new part may leave the colours that run over the border</source>
   <translation>强度：新部分可以偏离从边界延伸的颜色多少</translation>
  </message>
  <message>
   <source>Strength: how much of the enlarged picture is drawn anew, tile by tile</source>
   <translation>强度：放大后的图像逐块重绘的程度</translation>
  </message>
  <message>
   <source>Stroke</source>
   <translation>笔画</translation>
  </message>
  <message>
   <source>Strokes are kept at once; all else so many seconds after it changed</source>
   <translation>笔画立即保存；其他内容在更改后这么多秒保存</translation>
  </message>
  <message>
   <source>Strokes, settings and results as they come, to be gone through and made a film of, on this machine only</source>
   <translation>按顺序记录笔触、设置和结果，可回看并制作影片，仅保存在本机</translation>
  </message>
  <message>
   <source>Style only</source>
   <translation>仅风格</translation>
  </message>
  <message>
   <source>Subtle</source>
   <translation>细微</translation>
  </message>
  <message>
   <source>Subtract</source>
   <translation>减去</translation>
  </message>
  <message>
   <source>Such as cpu, cuda, cuda:1 or mps</source>
   <translation>如 cpu、cuda、cuda:1 或 mps</translation>
  </message>
  <message>
   <source>Suggestions</source>
   <translation>建议</translation>
  </message>
  <message>
   <source>Swap colours</source>
   <translation>交换颜色</translation>
  </message>
  <message>
   <source>Swap with the colour before (X)</source>
   <translation>与前一颜色交换 (X)</translation>
  </message>
  <message>
   <source>Switch on Edges in the right panel, and the picture keeps your lines. More kinds are under the plus.</source>
   <translation>在右侧面板打开“边缘”，图像便保持您的线条。更多种类在加号下。</translation>
  </message>
  <message>
   <source>Symmetry</source>
   <translation>对称</translation>
  </message>
  <message>
   <source>Symmetry: where each stroke is drawn again</source>
   <translation>对称：每一笔在何处重复</translation>
  </message>
  <message>
   <source>TAESD, for SD 1.5</source>
   <translation>TAESD（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>TAESDXL, for SDXL</source>
   <translation>TAESDXL（用于 SDXL）</translation>
  </message>
  <message>
   <source>TCD, 4 steps</source>
   <translation>TCD，4 步</translation>
  </message>
  <message>
   <source>TCD, for SD 1.5</source>
   <translation>TCD（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>TCD, for SDXL</source>
   <translation>TCD（用于 SDXL）</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>标签</translation>
  </message>
  <message>
   <source>Tags, between commas</source>
   <translation>标签，用逗号分隔</translation>
  </message>
  <message>
   <source>Take</source>
   <translation>采用</translation>
  </message>
  <message>
   <source>Take a colour from the sketch or the result.</source>
   <translation>从草图或结果中取色。</translation>
  </message>
  <message numerus="yes">
   <source>Take as %n layer(s)</source>
   <translation>
    <numerusform>作为 %n 个图层采用</numerusform>
   </translation>
  </message>
  <message>
   <source>Take as a layer of its own</source>
   <translation>采用为独立图层</translation>
  </message>
  <message>
   <source>Take as layers</source>
   <translation>作为图层采用</translation>
  </message>
  <message>
   <source>Take back every change of yours</source>
   <translation>撤回您的全部更改</translation>
  </message>
  <message>
   <source>Take current result</source>
   <translation>采用当前结果</translation>
  </message>
  <message>
   <source>Take over the pose of the people in a picture</source>
   <translation>采用图像中人物的姿势</translation>
  </message>
  <message>
   <source>Take places out of the mask: they stay as they are.</source>
   <translation>从蒙版中去除某处：那里保持原样。</translation>
  </message>
  <message>
   <source>Take result</source>
   <translation>采用结果</translation>
  </message>
  <message>
   <source>Take the result</source>
   <translation>采用该结果</translation>
  </message>
  <message numerus="yes">
   <source>Taken as %n layer(s) of the drawing.</source>
   <translation>
    <numerusform>已作为绘图的 %n 个图层采用。</numerusform>
   </translation>
  </message>
  <message>
   <source>Takes about {size_in_words} in {folder}.</source>
   <translation>在 {folder} 中约占 {size_in_words}。</translation>
  </message>
  <message>
   <source>Target size</source>
   <translation>目标大小</translation>
  </message>
  <message>
   <source>Text, icons and controls larger than the screen's own scale has them</source>
   <translation>让文字、图标和控件比屏幕自身的缩放更大</translation>
  </message>
  <message>
   <source>Texture</source>
   <translation>纹理</translation>
  </message>
  <message>
   <source>That was only an address, and nothing is fetched from there: save the picture first, then drop its file.</source>
   <translation>那只是一个地址，程序不会从那里下载：请先保存图像，再拖入其文件。</translation>
  </message>
  <message>
   <source>The ControlNet</source>
   <translation>ControlNet</translation>
  </message>
  <message>
   <source>The ControlNet “{name}”</source>
   <translation>ControlNet“{name}”</translation>
  </message>
  <message>
   <source>The IP-Adapter</source>
   <translation>IP-Adapter</translation>
  </message>
  <message>
   <source>The IP-Adapter “{name}”</source>
   <translation>IP-Adapter“{name}”</translation>
  </message>
  <message>
   <source>The LoRA</source>
   <translation>LoRA</translation>
  </message>
  <message>
   <source>The LoRA “{name}”</source>
   <translation>LoRA“{name}”</translation>
  </message>
  <message>
   <source>The LoRA “{short}” is not here, and is left out.</source>
   <translation>此处没有 LoRA“{short}”，已省略。</translation>
  </message>
  <message>
   <source>The autoencoder</source>
   <translation>自编码器</translation>
  </message>
  <message>
   <source>The autoencoder “{name}”</source>
   <translation>自编码器“{name}”</translation>
  </message>
  <message>
   <source>The blend mode of “{name}” isn't known here: it is shown as normal.</source>
   <translation>此处不认识“{name}”的混合模式：按正常显示。</translation>
  </message>
  <message>
   <source>The blend mode “{mode}” isn't known here: the layer is shown as normal.</source>
   <translation>此处不认识混合模式“{mode}”：该图层按正常显示。</translation>
  </message>
  <message>
   <source>The cluster at {address} can't be joined: {error} This machine has to be one of its own: “ray start --address={address}” makes it one.</source>
   <translation>无法加入 {address} 的集群：{error} 这台机器必须是它的成员：“ray start --address={address}” 可让它加入。</translation>
  </message>
  <message>
   <source>The cluster can't be started: {error}</source>
   <translation>无法启动集群：{error}</translation>
  </message>
  <message>
   <source>The cluster has no device free that could draw.</source>
   <translation>集群中没有空闲的绘图设备。</translation>
  </message>
  <message>
   <source>The connection to {host} broke while {repo} was fetched: fetch it again, it continues where it stopped.</source>
   <translation>获取 {repo} 时与 {host} 的连接中断：请重新获取，会从中断处继续。</translation>
  </message>
  <message>
   <source>The control “{control}” has a ready map and a picture to make one of: give one.</source>
   <translation>控制“{control}”同时有现成控制图和用于生成的图像：请只给一个。</translation>
  </message>
  <message>
   <source>The control “{control}” needs a map, or a picture to make one of: give one.</source>
   <translation>控制“{control}”需要控制图，或用于生成的图像：请给出一个。</translation>
  </message>
  <message>
   <source>The control “{control}” starts at {start:g} and ends at {end:g}: it must start before it ends.</source>
   <translation>控制“{control}”从 {start:g} 开始，到 {end:g} 结束：开始须早于结束。</translation>
  </message>
  <message>
   <source>The disk has {size_in_words} left.</source>
   <translation>磁盘剩余 {size_in_words}。</translation>
  </message>
  <message>
   <source>The disk of {models_dir} became full while {label} was fetched; what had come of it was removed: free some space, then fetch it again.</source>
   <translation>下载 {label} 时 {models_dir} 所在磁盘已满；已移除收到的部分：请腾出空间，再重新下载。</translation>
  </message>
  <message>
   <source>The document names files of another machine ({names}): what is at hand here stays instead.</source>
   <translation>该文档引用了另一台电脑上的文件（{names}）：改为保留本机已有的内容。</translation>
  </message>
  <message>
   <source>The download “{value}” can't be used: {error}.</source>
   <translation>下载项“{value}”无法使用：{error}。</translation>
  </message>
  <message>
   <source>The drawing and the history stay as they are; this can't be undone.</source>
   <translation>绘画和历史保持不变；此操作无法撤销。</translation>
  </message>
  <message>
   <source>The drawing can't be kept in {shown}: {why}.</source>
   <translation>无法把绘画保存到 {shown}：{why}。</translation>
  </message>
  <message>
   <source>The drawing can't be kept: the disk doesn't answer.</source>
   <translation>无法保存绘画：磁盘没有响应。</translation>
  </message>
  <message>
   <source>The drawing could not be kept.</source>
   <translation>无法保存绘画。</translation>
  </message>
  <message>
   <source>The drawing is kept again.</source>
   <translation>绘画又可以保存了。</translation>
  </message>
  <message>
   <source>The drawing stays</source>
   <translation>绘画位置</translation>
  </message>
  <message>
   <source>The drawing, larger: redrawn tile by tile</source>
   <translation>放大绘画：逐块重绘</translation>
  </message>
  <message>
   <source>The embedding “{name}”</source>
   <translation>嵌入“{name}”</translation>
  </message>
  <message>
   <source>The file of this picture is gone.</source>
   <translation>此图像的文件已不存在。</translation>
  </message>
  <message>
   <source>The folder isn't there now</source>
   <translation>该文件夹目前不存在</translation>
  </message>
  <message>
   <source>The folder of an exported pack</source>
   <translation>已导出包的文件夹</translation>
  </message>
  <message>
   <source>The folder of {name} doesn't exist: make it first, or write elsewhere.</source>
   <translation>{name} 的文件夹不存在：请先创建，或写到别处。</translation>
  </message>
  <message>
   <source>The folder of {name} may not be written to: write elsewhere, or change its permissions.</source>
   <translation>{name} 所在的文件夹不可写入：请写到别处，或更改其权限。</translation>
  </message>
  <message>
   <source>The frame lies outside the picture of {width}×{height}.</source>
   <translation>取景框在 {width}×{height} 的图像之外。</translation>
  </message>
  <message>
   <source>The graph {name} is larger than any graph: delete it, and it is made again.</source>
   <translation>计算图 {name} 大得不合理：请删除，它会重新生成。</translation>
  </message>
  <message>
   <source>The graph {path} can't be read ({error}): delete it, and it is made again.</source>
   <translation>无法读取计算图 {path}（{error}）：请删除，它会重新生成。</translation>
  </message>
  <message>
   <source>The history names a file that isn't its own.</source>
   <translation>历史引用了不属于它的文件。</translation>
  </message>
  <message>
   <source>The image encoder in {name}</source>
   <translation>{name} 中的图像编码器</translation>
  </message>
  <message>
   <source>The language of all words in the window; the command line stays English</source>
   <translation>窗口中所有文字的语言；命令行保持英文</translation>
  </message>
  <message>
   <source>The map. Drop a picture here to make it of that</source>
   <translation>控制图。将图像拖到此处即可由其生成</translation>
  </message>
  <message>
   <source>The mask is empty: paint over what should be redrawn.</source>
   <translation>蒙版为空：请涂抹要重绘的部分。</translation>
  </message>
  <message>
   <source>The mask is {value}×{value_2}, the picture {value_3}×{value_4}: they must have one size.</source>
   <translation>蒙版为 {value}×{value_2}，图像为 {value_3}×{value_4}：两者大小须相同。</translation>
  </message>
  <message>
   <source>The masks for redrawing aren't part of a Photoshop document: .ora keeps them.</source>
   <translation>用于重绘的蒙版不属于 Photoshop 文档：.ora 会保留它们。</translation>
  </message>
  <message>
   <source>The memory of {where} is not enough for {many} of {value}×{value_2}: that takes about {gigabytes}, and {gigabytes_2} are free. {advice}</source>
   <translation>{where} 的内存不足以处理 {many}（{value}×{value_2}）：约需 {gigabytes}，可用 {gigabytes_2}。{advice}</translation>
  </message>
  <message>
   <source>The memory of {where} is not enough for {what} of {value}×{value_2}. Choose {less}.</source>
   <translation>{where} 的内存不足以处理 {value}×{value_2} 的{what}。请选择{less}。</translation>
  </message>
  <message>
   <source>The model</source>
   <translation>模型</translation>
  </message>
  <message>
   <source>The model doesn't read this: the prompt is too long</source>
   <translation>模型不读取这部分：提示词过长</translation>
  </message>
  <message>
   <source>The model has never seen “{word}”</source>
   <translation>模型从未见过“{word}”</translation>
  </message>
  <message>
   <source>The model sees only this layer</source>
   <translation>模型只看到此图层</translation>
  </message>
  <message>
   <source>The model sees only “{name}”</source>
   <translation>模型只看到“{name}”</translation>
  </message>
  <message>
   <source>The model sees the visible picture</source>
   <translation>模型看到可见的图像</translation>
  </message>
  <message>
   <source>The model that comes with the program draws without it; Stable Diffusion and others need it. It is fetched once, each file held against the hash that it was tested with, into a folder of yours.</source>
   <translation>程序自带的模型无需它即可绘画；Stable Diffusion 等需要它。它只下载一次，每个文件都按测试时的哈希核对，存入您自己的文件夹。</translation>
  </message>
  <message>
   <source>The model “{name_or_path}” is not where it should be: {path}. Install Sketchlight again.</source>
   <translation>模型“{name_or_path}”不在应在之处：{path}。请重新安装 Sketchlight。</translation>
  </message>
  <message>
   <source>The model “{short}” is not here: {label} stands in.</source>
   <translation>此处没有模型“{short}”：由 {label} 代替。</translation>
  </message>
  <message>
   <source>The model's</source>
   <translation>模型自带</translation>
  </message>
  <message>
   <source>The model's answer is not a picture (not-a-number values). Try other settings.</source>
   <translation>模型的结果不是图像（无效数值）。请尝试其他设置。</translation>
  </message>
  <message>
   <source>The model's answer is not a picture (not-a-number values). Try the precision float32.</source>
   <translation>模型的结果不是图像（无效数值）。请尝试精度 float32。</translation>
  </message>
  <message>
   <source>The model's own</source>
   <translation>模型自带</translation>
  </message>
  <message>
   <source>The model's safety checker found a picture unsafe: it is made unrecognisable.</source>
   <translation>模型的安全检查认为有图片不安全：已作遮盖。</translation>
  </message>
  <message>
   <source>The models in {path} are used no more; the files are where they were.</source>
   <translation>不再使用 {path} 中的模型；文件仍在原处。</translation>
  </message>
  <message>
   <source>The network is switched off in the settings: nothing is fetched</source>
   <translation>设置中已关闭网络：不下载任何内容</translation>
  </message>
  <message>
   <source>The noise schedule “{short}” is not here: the sampler's own stands in.</source>
   <translation>此处没有噪声调度“{short}”：由采样器自带的代替。</translation>
  </message>
  <message>
   <source>The numbers that are computed with: half of the bits take half of the memory</source>
   <translation>计算所用的数字：位数减半，内存也减半</translation>
  </message>
  <message>
   <source>The pack takes {size_in_words}, and the disk of {folder} has {size_in_words_2} left: free some space first.</source>
   <translation>该包需要 {size_in_words}，而 {folder} 所在磁盘剩余 {size_in_words_2}：请先腾出空间。</translation>
  </message>
  <message>
   <source>The package index is {value}: give an address that starts with https:// in {SETTING}.</source>
   <translation>软件包索引为 {value}：请在 {SETTING} 中填写以 https:// 开头的地址。</translation>
  </message>
  <message>
   <source>The panels are as they were for this picture.{lacking}</source>
   <translation>面板已恢复为此图像的设置。{lacking}</translation>
  </message>
  <message>
   <source>The panels are set as they were then.</source>
   <translation>面板已恢复到当时的设置。</translation>
  </message>
  <message>
   <source>The panels say what was pasted; Ctrl+Z takes that back.</source>
   <translation>面板已按粘贴内容设置；Ctrl+Z 可撤销。</translation>
  </message>
  <message>
   <source>The parameters in {name} are too long to be some.</source>
   <translation>{name} 中的参数过长。</translation>
  </message>
  <message>
   <source>The part of the run in which the map is followed</source>
   <translation>运行中跟随控制图的部分</translation>
  </message>
  <message>
   <source>The pen's other end erases</source>
   <translation>笔的另一端为橡皮擦</translation>
  </message>
  <message>
   <source>The pen's pressure widens the line</source>
   <translation>压力使线条变宽</translation>
  </message>
  <message>
   <source>The picture appears here as you paint.</source>
   <translation>绘画时图像会出现在这里。</translation>
  </message>
  <message>
   <source>The picture could not be refined. {message}</source>
   <translation>无法细化图像。{message}</translation>
  </message>
  <message>
   <source>The picture in {name}</source>
   <translation>{name} 中的图片</translation>
  </message>
  <message>
   <source>The picture is on the clipboard.</source>
   <translation>图像已在剪贴板上。</translation>
  </message>
  <message>
   <source>The picture keeps to the outlines of the sketch at every strength; strength rules colour and shading</source>
   <translation>图像在任何强度下都保持草图轮廓；强度决定颜色和明暗</translation>
  </message>
  <message>
   <source>The picture of this moment can't be read any more.</source>
   <translation>此刻的图片已无法读取。</translation>
  </message>
  <message>
   <source>The picture on the clipboard is damaged or too large to be pasted.</source>
   <translation>剪贴板上的图像已损坏，或过大无法粘贴。</translation>
  </message>
  <message>
   <source>The pose</source>
   <translation>姿势</translation>
  </message>
  <message>
   <source>The preset “{wanted}” is not for {label} ({told}); there are: {known}.</source>
   <translation>预设“{wanted}”不适用于 {label}（{told}）；可用：{known}。</translation>
  </message>
  <message>
   <source>The program ended while this was made, more than once.</source>
   <translation>程序在生成此项时不止一次退出。</translation>
  </message>
  <message>
   <source>The prompt has more than {most} wildcards: leave some out.</source>
   <translation>提示词的通配符超过 {most} 个：请去掉一些。</translation>
  </message>
  <message>
   <source>The prompt has {tokens} tokens and was read in {pieces} pieces of {room}; short ones are obeyed best.</source>
   <translation>提示词有 {tokens} 个词元，以每段 {room} 个分 {pieces} 段读取；短提示词效果最好。</translation>
  </message>
  <message>
   <source>The prompt has {tokens} tokens; only the first {value} were read. {room} or fewer are best.</source>
   <translation>提示词有 {tokens} 个词元；只读取了前 {value} 个。最好不超过 {room} 个。</translation>
  </message>
  <message>
   <source>The prompts of a mixture stand in quotes: ("a cat", "a dog").{name}().</source>
   <translation>混合的提示词用引号括起：("a cat", "a dog").{name}()。</translation>
  </message>
  <message>
   <source>The proxy on the way to {repo} refuses: check its address ({error}).</source>
   <translation>通往 {repo} 的代理拒绝了连接：请检查其地址（{error}）。</translation>
  </message>
  <message>
   <source>The queue holds {MOST} jobs: let some of them be made first, or cancel some.</source>
   <translation>队列最多容纳 {MOST} 个任务：请先完成一些，或取消一些。</translation>
  </message>
  <message>
   <source>The queue in {shown} can't be used: {value}.</source>
   <translation>{shown} 中的队列无法使用：{value}。</translation>
  </message>
  <message>
   <source>The queue is used by another program, such as sketchlight-cli: what is queued here isn't kept until it ends.</source>
   <translation>队列正被另一程序（如 sketchlight-cli）使用：在其结束之前，此处排队的任务不会保存。</translation>
  </message>
  <message>
   <source>The recipe in {name} can't be used. {error}</source>
   <translation>{name} 中的配方无法使用。{error}</translation>
  </message>
  <message>
   <source>The recipe in {name} can't be used: {place} is wrong ({error}).</source>
   <translation>{name} 中的配方无法使用：{place} 有误（{error}）。</translation>
  </message>
  <message>
   <source>The recipe in {name} can't be used: {value} should be {expected}.</source>
   <translation>{name} 中的配方无法使用：{value} 应为{expected}。</translation>
  </message>
  <message>
   <source>The recipe in {name} is another program's, and broken: it can't be read.</source>
   <translation>{name} 中的配方来自其他程序且已损坏：无法读取。</translation>
  </message>
  <message>
   <source>The recipe in {name} is broken and can't be read.</source>
   <translation>{name} 中的配方已损坏，无法读取。</translation>
  </message>
  <message>
   <source>The recipe in {name} is of picture {picture} among {pictures}.</source>
   <translation>{name} 中的配方属于 {pictures} 张中的第 {picture} 张。</translation>
  </message>
  <message>
   <source>The recipe in {name} is of version {version}; this program reads up to {VERSION}.</source>
   <translation>{name} 中的配方为版本 {version}；此程序可读取到 {VERSION}。</translation>
  </message>
  <message>
   <source>The recipe in {name} is too long to be one.</source>
   <translation>{name} 中的配方过长。</translation>
  </message>
  <message>
   <source>The recipe in {name} lacks {at}.</source>
   <translation>{name} 中的配方缺少 {at}。</translation>
  </message>
  <message>
   <source>The recipe in {name} uses “{short}”, which this version doesn't know: a newer Sketchlight can make it again.</source>
   <translation>{name} 中的配方使用了此版本不认识的“{short}”：更新的 Sketchlight 可以重现它。</translation>
  </message>
  <message>
   <source>The recipe is too long for a {suffix} picture and was left out: write a .png to keep it.</source>
   <translation>配方对 {suffix} 图像过长，已省略：请写为 .png 以保留。</translation>
  </message>
  <message>
   <source>The recipe names {what} by its path, which is opened: {name}</source>
   <translation>配方以路径指定了{what}，将打开它：{name}</translation>
  </message>
  <message>
   <source>The recipe names {what} on another machine, {short}, which is not opened: name one here.</source>
   <translation>配方指定了另一台电脑上的{what}（{short}），不予打开：请在此选择。</translation>
  </message>
  <message>
   <source>The recipe of this picture is gone from the history.</source>
   <translation>此图像的配方已不在历史中。</translation>
  </message>
  <message>
   <source>The recorded session</source>
   <translation>录制的会话</translation>
  </message>
  <message>
   <source>The recorded session in {name}</source>
   <translation>{name} 中录制的会话</translation>
  </message>
  <message>
   <source>The reference. Drop another picture here</source>
   <translation>参考。将另一张图像拖到此处</translation>
  </message>
  <message>
   <source>The refiner</source>
   <translation>精炼模型</translation>
  </message>
  <message>
   <source>The result is in the drawing now, to be worked on.</source>
   <translation>结果已放入绘画，可以继续加工。</translation>
  </message>
  <message>
   <source>The result would be {width:,}×{height:,} pixels, more than can be kept: up to {value} million pixels, {MAX_SIDE:,} a side.</source>
   <translation>结果将为 {width:,}×{height:,} 像素，超出可保存的大小：最多 {value} 百万像素，每边 {MAX_SIDE:,}。</translation>
  </message>
  <message>
   <source>The safety checker of {label} can't be read ({why}).</source>
   <translation>无法读取 {label} 的安全检查器 ({why})。</translation>
  </message>
  <message>
   <source>The same again with the next seed</source>
   <translation>用下一个种子再来一次</translation>
  </message>
  <message>
   <source>The same again: its picture is there, or on its way. Unlock the seed for another, or change something.</source>
   <translation>内容相同：图像已有或即将完成。请解锁种子以得到另一张，或更改设置。</translation>
  </message>
  <message>
   <source>The same idea, drawn otherwise</source>
   <translation>同样的构思，不同的画法</translation>
  </message>
  <message>
   <source>The sampler's</source>
   <translation>采样器自带</translation>
  </message>
  <message>
   <source>The seed is {seed} now, and locked.</source>
   <translation>种子现为 {seed}，并已锁定。</translation>
  </message>
  <message>
   <source>The server that this network reaches the world by</source>
   <translation>此网络通向外部的服务器</translation>
  </message>
  <message>
   <source>The session isn't recorded. Switch it on, and what you draw and make can be gone through here.</source>
   <translation>会话未录制。打开后，绘制和生成的内容可在此回看。</translation>
  </message>
  <message>
   <source>The session, moment by moment (Ctrl+Alt+H)</source>
   <translation>会话，逐个瞬间 (Ctrl+Alt+H)</translation>
  </message>
  <message>
   <source>The set “{value}” can't be used: {error}.</source>
   <translation>套装“{value}”无法使用：{error}。</translation>
  </message>
  <message>
   <source>The settings of {name} hold now.</source>
   <translation>{name} 的设置现已生效。</translation>
  </message>
  <message>
   <source>The sheet has {many} cells, more than {PICTURES_MAX}: give fewer values.</source>
   <translation>对比表有 {many} 格，超过 {PICTURES_MAX}：请减少取值。</translation>
  </message>
  <message>
   <source>The sheet varies the {axis} on both sides: choose another for one.</source>
   <translation>对比表两边都变化{axis}：请为其中一边选择其他。</translation>
  </message>
  <message>
   <source>The sheet varies the {axis}, but {why}.</source>
   <translation>对比表变化的是{axis}，但{why}。</translation>
  </message>
  <message>
   <source>The sheet's {axis} has no values: give some.</source>
   <translation>对比表的{axis}没有取值：请填写一些。</translation>
  </message>
  <message>
   <source>The sheet's {axis} “{value}” can't be used. {error}</source>
   <translation>对比表的{axis}“{value}”无法使用。{error}</translation>
  </message>
  <message>
   <source>The sheet's {axis} “{value}” is not a {value_2}.</source>
   <translation>对比表的{axis}“{value}”不是{value_2}。</translation>
  </message>
  <message>
   <source>The size that it was drawn at</source>
   <translation>绘制时的尺寸</translation>
  </message>
  <message>
   <source>The small model that came along draws already. Larger ones make finished pictures.</source>
   <translation>自带的小模型已经可以绘画。更大的模型能生成成品图像。</translation>
  </message>
  <message>
   <source>The steps before stay as they are; those after it follow the words above.</source>
   <translation>之前的步骤保持不变；之后的步骤遵循上方的文字。</translation>
  </message>
  <message>
   <source>The steps of this run aren't known any more: make it again, then look at once.</source>
   <translation>此次运行的步骤已不再保留：请重新生成后立即查看。</translation>
  </message>
  <message>
   <source>The system's keyring doesn't take the token ({value}): unlock it, install one, or set {VARIABLE} before the program is started.</source>
   <translation>系统密钥环不接受令牌（{value}）：请解锁、安装一个，或在启动程序前设置 {VARIABLE}。</translation>
  </message>
  <message>
   <source>The tokenizer in {folder} can't be read: its files are missing or damaged.</source>
   <translation>无法读取 {folder} 中的分词器：文件缺失或损坏。</translation>
  </message>
  <message>
   <source>The tokenizer of {label} lacks the marks of a text's start and end.</source>
   <translation>{label} 的分词器缺少文本开始和结束的标记。</translation>
  </message>
  <message>
   <source>The trash is empty.</source>
   <translation>回收站为空。</translation>
  </message>
  <message>
   <source>The two starred, or the chosen and the first, by slider or flicker</source>
   <translation>两张带星的，或所选与第一张，用滑块或闪烁比较</translation>
  </message>
  <message>
   <source>The upscaler computed not-a-number values.</source>
   <translation>放大模型计算出无效数值。</translation>
  </message>
  <message>
   <source>The weight {weight:.4g} is outside 0–{WEIGHT_MAX:g}.</source>
   <translation>权重 {weight:.4g} 超出 0–{WEIGHT_MAX:g}。</translation>
  </message>
  <message>
   <source>The weights here multiply to {value:.2f}; {WEIGHT_MAX:g} is the most.</source>
   <translation>此处权重相乘为 {value:.2f}；最大为 {WEIGHT_MAX:g}。</translation>
  </message>
  <message>
   <source>The wildcard __{name}__ can't be read: {why}.</source>
   <translation>无法读取通配符 __{name}__：{why}。</translation>
  </message>
  <message>
   <source>The wildcard __{name}__ is empty: give {path} a choice a line.</source>
   <translation>通配符 __{name}__ 为空：请在 {path} 中每行写一个选项。</translation>
  </message>
  <message>
   <source>The wildcard __{name}__ is larger than {most} MB: shorten it.</source>
   <translation>通配符 __{name}__ 大于 {most} MB：请缩短。</translation>
  </message>
  <message>
   <source>The wildcard {name} leads more than {most} files deep, or back to itself.</source>
   <translation>通配符 {name} 嵌套超过 {most} 层，或指回自身。</translation>
  </message>
  <message>
   <source>The {role} of this job is gone from the queue's folder.</source>
   <translation>队列文件夹中缺少此任务的{role}。</translation>
  </message>
  <message>
   <source>The {what} can't be read at “{value}” (character {value_2}). {reason}</source>
   <translation>{what}在“{value}”（第 {value_2} 个字符）处无法读取。{reason}</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>Theme of the system</source>
   <translation>系统主题</translation>
  </message>
  <message>
   <source>There are no weights in {folder}, or they are in several files.</source>
   <translation>{folder} 中没有权重，或权重分在多个文件中。</translation>
  </message>
  <message>
   <source>There are {count} prompts and {len} weights: give one for each.</source>
   <translation>有 {count} 个提示词和 {len} 个权重：请一一对应。</translation>
  </message>
  <message>
   <source>There is no .{value}() here: .blend() and .and() are what can be mixed.</source>
   <translation>此处没有 .{value}()：可用 .blend() 和 .and() 混合。</translation>
  </message>
  <message>
   <source>There is no ControlNet for it here. Fetch one under “Models and weights”, choose a file, or put one into {folder}.</source>
   <translation>此处没有适用的 ControlNet。请在“模型和权重”中下载，选择文件，或放入 {folder}。</translation>
  </message>
  <message>
   <source>There is no IP-Adapter for this model here. Fetch one under “Models and weights”, choose a file, or put one into {folder}.</source>
   <translation>此模型没有可用的 IP-Adapter。请在“模型和权重”中下载，选择文件，或放入 {folder}。</translation>
  </message>
  <message>
   <source>There is no device “{name}” here. Available: {join}.</source>
   <translation>此处没有设备“{name}”。可用：{join}。</translation>
  </message>
  <message>
   <source>There is no download “{value}”. There is: {join}.</source>
   <translation>没有下载项“{value}”。现有：{join}。</translation>
  </message>
  <message>
   <source>There is no folder of models at {each}.</source>
   <translation>{each} 处没有模型文件夹。</translation>
  </message>
  <message>
   <source>There is no graph for {folder}.</source>
   <translation>{folder} 没有计算图。</translation>
  </message>
  <message>
   <source>There is no hole: nothing is transparent inside what is painted.</source>
   <translation>没有空洞：涂绘内部没有透明处。</translation>
  </message>
  <message>
   <source>There is no mask: paint one with the mask brush where the reference should act.</source>
   <translation>没有蒙版：请用蒙版画笔涂出参考应起作用的地方。</translation>
  </message>
  <message>
   <source>There is no model at {path}: the folder or file is missing.</source>
   <translation>{path} 处没有模型：缺少文件夹或文件。</translation>
  </message>
  <message>
   <source>There is no model “{name_or_path}”. Known: {known}; or give a folder, or a .safetensors or .ckpt file.</source>
   <translation>没有模型“{name_or_path}”。已知：{known}；或给出文件夹、.safetensors 或 .ckpt 文件。</translation>
  </message>
  <message>
   <source>There is no picture on the clipboard.</source>
   <translation>剪贴板上没有图像。</translation>
  </message>
  <message>
   <source>There is no picture on the clipboard: copy one first.</source>
   <translation>剪贴板上没有图像：请先复制一张。</translation>
  </message>
  <message>
   <source>There is no pose “{value}”. Known: {join}.</source>
   <translation>没有姿势“{value}”。已知：{join}。</translation>
  </message>
  <message>
   <source>There is no preset “{value}”. For {label} there are: {known}.</source>
   <translation>没有预设“{value}”。{label} 可用：{known}。</translation>
  </message>
  <message>
   <source>There is no recording {id}.</source>
   <translation>没有录制 {id}。</translation>
  </message>
  <message>
   <source>There is no result to copy yet.</source>
   <translation>尚无可拷贝的结果。</translation>
  </message>
  <message>
   <source>There is no result to take as a reference yet: make one first.</source>
   <translation>尚无可用作参考的结果：请先生成一张。</translation>
  </message>
  <message>
   <source>There is no style “{name}”. Known: {join}.</source>
   <translation>没有风格“{name}”。已知：{join}。</translation>
  </message>
  <message>
   <source>There is no wildcard __{name}__: put a file {name}.txt, a choice a line, into {folder}.</source>
   <translation>没有通配符 __{name}__：请将文件 {name}.txt（每行一个选项）放入 {folder}。</translation>
  </message>
  <message>
   <source>There is no {what} at {path}: the folder or file is missing.</source>
   <translation>{path} 处没有{what}：缺少文件夹或文件。</translation>
  </message>
  <message>
   <source>There is no {what} “{name_or_path}”. Known: {value}; put one into {value_2}, or give {forms}.{hint}</source>
   <translation>没有{what}“{name_or_path}”。已知：{value}；请放入 {value_2}，或给出 {forms}。{hint}</translation>
  </message>
  <message>
   <source>There is no {what} “{name}”. Known: {join}.</source>
   <translation>没有{what}“{name}”。已知：{join}。</translation>
  </message>
  <message>
   <source>There is not enough memory to open {name}: make it smaller first.</source>
   <translation>内存不足，无法打开 {name}：请先缩小。</translation>
  </message>
  <message>
   <source>There is nothing in these parentheses.</source>
   <translation>此括号内没有内容。</translation>
  </message>
  <message>
   <source>There is nothing on this layer to copy.</source>
   <translation>此图层没有可拷贝的内容。</translation>
  </message>
  <message>
   <source>There is nothing on this layer to move: choose another in the layers.</source>
   <translation>此图层没有可移动的内容：请在图层中选择其他。</translation>
  </message>
  <message>
   <source>There is nothing to choose between these braces.</source>
   <translation>此花括号内没有可选内容。</translation>
  </message>
  <message>
   <source>There is nothing to export yet: fetch something first.</source>
   <translation>尚无可导出的内容：请先下载。</translation>
  </message>
  <message>
   <source>There is version {version}. Nothing was fetched; its page opens in your browser.</source>
   <translation>有新版本 {version}。没有下载任何内容；其页面将在浏览器中打开。</translation>
  </message>
  <message>
   <source>These signs mean something in its program, and are plain words here: {some}.</source>
   <translation>这些符号在其程序中有含义，在此为普通词：{some}。</translation>
  </message>
  <message>
   <source>They are smaller than those for graphics cards</source>
   <translation>比显卡版更小</translation>
  </message>
  <message>
   <source>This ( is never closed.</source>
   <translation>此 ( 没有闭合。</translation>
  </message>
  <message>
   <source>This drawing</source>
   <translation>此绘画</translation>
  </message>
  <message>
   <source>This frees {freed}. {stops} It can be fetched again.</source>
   <translation>这将释放 {freed}。{stops} 可以再次下载。</translation>
  </message>
  <message>
   <source>This is the newest version ({value}).</source>
   <translation>这已是最新版本（{value}）。</translation>
  </message>
  <message>
   <source>This job is gone from the queue.</source>
   <translation>此任务已不在队列中。</translation>
  </message>
  <message>
   <source>This map is of one colour: it says nothing.</source>
   <translation>控制图只有一种颜色：不含信息。</translation>
  </message>
  <message>
   <source>This model has no safety checker of its own: nothing was checked.</source>
   <translation>此模型没有自带安全检查器：未作检查。</translation>
  </message>
  <message>
   <source>This recipe is {whose}: the picture made from it will be like it, not the same.</source>
   <translation>此配方属于 {whose}：由它生成的图像会相似，但不相同。</translation>
  </message>
  <message>
   <source>Threads</source>
   <translation>线程</translation>
  </message>
  <message>
   <source>Threshold</source>
   <translation>阈值</translation>
  </message>
  <message>
   <source>Tile</source>
   <translation>分块</translation>
  </message>
  <message>
   <source>Tile, for SD 1.5</source>
   <translation>分块（用于 SD 1.5）</translation>
  </message>
  <message>
   <source>Timestep spacing “{spacing}” is unknown: use {join}.</source>
   <translation>时间步间距“{spacing}”未知：请用 {join}。</translation>
  </message>
  <message>
   <source>Tiny VAE</source>
   <translation>小型 VAE</translation>
  </message>
  <message>
   <source>Tiny VAE: a small autoencoder in the VAE's place, much faster, a little less exact</source>
   <translation>小型 VAE：用小型自编码器代替 VAE，快得多，略欠精确</translation>
  </message>
  <message>
   <source>Tiny autoencoder</source>
   <translation>小型自编码器</translation>
  </message>
  <message>
   <source>To change one part only, choose Inpaint and paint over it: all else stays as it is.</source>
   <translation>只改一部分时，选择“局部重绘”并涂抹该处：其余保持原样。</translation>
  </message>
  <message>
   <source>To make maps it needs {what}, or bring a ready map.</source>
   <translation>生成控制图需要 {what}，或使用现成的控制图。</translation>
  </message>
  <message>
   <source>To {value} needs a picture: give one.</source>
   <translation>{value}需要图像：请给出一张。</translation>
  </message>
  <message>
   <source>To {value} takes the whole picture: leave the frame out.</source>
   <translation>{value}使用整幅图像：请去掉取景框。</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>今天</translation>
  </message>
  <message>
   <source>Token and newer versions…</source>
   <translation>令牌和新版本…</translation>
  </message>
  <message>
   <source>Token of the hub's account</source>
   <translation>模型库账户的令牌</translation>
  </message>
  <message>
   <source>Tolerance</source>
   <translation>容差</translation>
  </message>
  <message>
   <source>Tolerance: how unlike a colour may be and still count as the same</source>
   <translation>容差：颜色相差多少仍算相同</translation>
  </message>
  <message>
   <source>Too large for {free}. {advice}</source>
   <translation>对 {free} 而言过大。{advice}</translation>
  </message>
  <message>
   <source>Tool options</source>
   <translation>工具选项</translation>
  </message>
  <message>
   <source>Tools</source>
   <translation>工具</translation>
  </message>
  <message>
   <source>Top</source>
   <translation>上</translation>
  </message>
  <message>
   <source>Top and bottom</source>
   <translation>上下</translation>
  </message>
  <message>
   <source>Top left</source>
   <translation>左上</translation>
  </message>
  <message>
   <source>Top right</source>
   <translation>右上</translation>
  </message>
  <message>
   <source>Towards you</source>
   <translation>朝向您</translation>
  </message>
  <message>
   <source>Transform</source>
   <translation>变换</translation>
  </message>
  <message>
   <source>Transparent: the model is free to fill it</source>
   <translation>透明：模型可自由填充</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>重试</translation>
  </message>
  <message>
   <source>Try {pictures} picture{value} at a time.</source>
   <translation>请尝试每次 {pictures} 张{value}。</translation>
  </message>
  <message>
   <source>Turbo, 1 step</source>
   <translation>Turbo，1 步</translation>
  </message>
  <message>
   <source>Turbo, 4 steps</source>
   <translation>Turbo，4 步</translation>
  </message>
  <message>
   <source>Turn left</source>
   <translation>向左旋转</translation>
  </message>
  <message>
   <source>Turn right</source>
   <translation>向右旋转</translation>
  </message>
  <message>
   <source>Turn the view upright again (5)</source>
   <translation>将视图转正 (5)</translation>
  </message>
  <message>
   <source>Twice as wide and high: four times the work</source>
   <translation>宽高各两倍：工作量为四倍</translation>
  </message>
  <message>
   <source>Two downloads are called {next}.</source>
   <translation>有两项下载都叫 {next}。</translation>
  </message>
  <message>
   <source>Under, kept inside</source>
   <translation>置于其下，保留内部</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Undo (Ctrl+Z)</source>
   <translation>撤销 (Ctrl+Z)</translation>
  </message>
  <message>
   <source>Ungroup</source>
   <translation>取消编组</translation>
  </message>
  <message>
   <source>Union: twelve kinds in one, for SDXL</source>
   <translation>Union：十二种合一（用于 SDXL）</translation>
  </message>
  <message>
   <source>Untitled</source>
   <translation>未命名</translation>
  </message>
  <message>
   <source>Untouched</source>
   <translation>未触及</translation>
  </message>
  <message>
   <source>Up</source>
   <translation>上</translation>
  </message>
  <message>
   <source>Upper edge in pixels</source>
   <translation>上边缘（像素）</translation>
  </message>
  <message>
   <source>Upright</source>
   <translation>转正</translation>
  </message>
  <message>
   <source>Upscalers (*.safetensors *.pth *.pt)</source>
   <translation>放大模型 (*.safetensors *.pth *.pt)</translation>
  </message>
  <message>
   <source>Use a folder…</source>
   <translation>使用文件夹…</translation>
  </message>
  <message>
   <source>Use a model file</source>
   <translation>使用模型文件</translation>
  </message>
  <message>
   <source>Use a model folder</source>
   <translation>使用模型文件夹</translation>
  </message>
  <message>
   <source>Use an upscaler</source>
   <translation>使用放大模型</translation>
  </message>
  <message>
   <source>Use another program's models (A1111, ComfyUI, InvokeAI, …)</source>
   <translation>使用其他程序的模型（A1111、ComfyUI、InvokeAI…）</translation>
  </message>
  <message>
   <source>Use another program's models…</source>
   <translation>使用其他程序的模型…</translation>
  </message>
  <message>
   <source>Use as control</source>
   <translation>用作控制</translation>
  </message>
  <message>
   <source>Use as controls</source>
   <translation>用作控制</translation>
  </message>
  <message>
   <source>Use as mask</source>
   <translation>用作蒙版</translation>
  </message>
  <message>
   <source>Use as reference</source>
   <translation>用作参考</translation>
  </message>
  <message>
   <source>Use as references</source>
   <translation>用作参考</translation>
  </message>
  <message>
   <source>Use its models no more; the files stay as they are</source>
   <translation>不再使用其模型；文件保持原样</translation>
  </message>
  <message>
   <source>Use its settings</source>
   <translation>使用其设置</translation>
  </message>
  <message>
   <source>Use only its seed</source>
   <translation>只使用其种子</translation>
  </message>
  <message>
   <source>Use settings</source>
   <translation>使用设置</translation>
  </message>
  <message>
   <source>Use size</source>
   <translation>使用大小</translation>
  </message>
  <message>
   <source>Usual keys</source>
   <translation>常用按键</translation>
  </message>
  <message>
   <source>VAE file…</source>
   <translation>VAE 文件…</translation>
  </message>
  <message>
   <source>VAE folder…</source>
   <translation>VAE 文件夹…</translation>
  </message>
  <message>
   <source>VAE: the autoencoder that turns latents into pixels</source>
   <translation>VAE：把潜变量变为像素的自编码器</translation>
  </message>
  <message>
   <source>VAEs (*.safetensors *.pt *.pth *.ckpt *.bin)</source>
   <translation>VAEs (*.safetensors *.pt *.pth *.ckpt *.bin)</translation>
  </message>
  <message>
   <source>Values of the {lower}</source>
   <translation>{lower}的取值</translation>
  </message>
  <message>
   <source>Variant {place}</source>
   <translation>变体 {place}</translation>
  </message>
  <message>
   <source>Variants</source>
   <translation>变体</translation>
  </message>
  <message>
   <source>Variation</source>
   <translation>变化</translation>
  </message>
  <message>
   <source>Variation seed</source>
   <translation>变化种子</translation>
  </message>
  <message>
   <source>Versions</source>
   <translation>版本</translation>
  </message>
  <message>
   <source>View</source>
   <translation>视图</translation>
  </message>
  <message>
   <source>View large</source>
   <translation>放大查看</translation>
  </message>
  <message>
   <source>View turned: {said}</source>
   <translation>视图已旋转：{said}</translation>
  </message>
  <message>
   <source>Violet</source>
   <translation>紫色</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>等待中</translation>
  </message>
  <message>
   <source>Waiting, done in {left}</source>
   <translation>等待中，{left} 后完成</translation>
  </message>
  <message>
   <source>Waiting, the queue is paused</source>
   <translation>等待中，队列已暂停</translation>
  </message>
  <message>
   <source>Wan (video)</source>
   <translation>Wan（视频）</translation>
  </message>
  <message>
   <source>Way of working</source>
   <translation>工作方式</translation>
  </message>
  <message>
   <source>Weight</source>
   <translation>权重</translation>
  </message>
  <message>
   <source>What a new selection does with the one that is there</source>
   <translation>新选区如何处理已有选区</translation>
  </message>
  <message>
   <source>What an exported picture tells of how it was made: prompt, settings, and the pictures it was made from</source>
   <translation>导出的图像说明自己如何生成：提示词、设置以及所用的图像</translation>
  </message>
  <message>
   <source>What another machine sent can't be read: is the same version installed there?</source>
   <translation>无法读取另一台机器发来的内容：那里安装的是同一版本吗？</translation>
  </message>
  <message>
   <source>What comes of it</source>
   <translation>结果会如何</translation>
  </message>
  <message>
   <source>What do you want to do?</source>
   <translation>您想做什么？</translation>
  </message>
  <message>
   <source>What drew this ended {count} times on the way: try a smaller size.</source>
   <translation>绘制此图的进程中途结束了 {count} 次：请尝试较小的尺寸。</translation>
  </message>
  <message>
   <source>What is made is kept up to this size; then the oldest goes, favourites last</source>
   <translation>作品保留到此大小；之后先删除最旧的，收藏最后删除</translation>
  </message>
  <message>
   <source>What is pasted is {width} × {height}, larger than the drawing: it was made to fit. Drag its frame to place it otherwise; Enter keeps it, Esc leaves it out.</source>
   <translation>粘贴的图片为 {width} × {height}，大于画布：已缩放到适合。拖动边框可另行放置；Enter 保留，Esc 放弃。</translation>
  </message>
  <message>
   <source>What is seen</source>
   <translation>显示内容</translation>
  </message>
  <message>
   <source>What is selected is outlined by a line that stands still; the system's own wish is followed as well</source>
   <translation>选区边框静止不动；也遵循系统的要求</translation>
  </message>
  <message>
   <source>What is selected is too small to be drawn again: select a larger part.</source>
   <translation>选区太小，无法重绘：请选择更大的部分。</translation>
  </message>
  <message>
   <source>What is taken over</source>
   <translation>采用什么</translation>
  </message>
  <message>
   <source>What is taken over: everything, its style, or its layout</source>
   <translation>采用什么：全部、风格或布局</translation>
  </message>
  <message>
   <source>What is the picture for?</source>
   <translation>这张图像作何用途？</translation>
  </message>
  <message>
   <source>What of a model lies on the device while it isn't used: less there is slower, and fits</source>
   <translation>模型不使用时有多少留在设备上：越少越慢，但放得下</translation>
  </message>
  <message>
   <source>What the key does now</source>
   <translation>该按键当前的作用</translation>
  </message>
  <message>
   <source>What the map is made of</source>
   <translation>控制图由何生成</translation>
  </message>
  <message>
   <source>What the model sees</source>
   <translation>模型所见</translation>
  </message>
  <message>
   <source>What the pack holds is here.</source>
   <translation>包中的内容已在本机。</translation>
  </message>
  <message>
   <source>What this picture was made from isn't in the recording any more.</source>
   <translation>生成此图片所用的内容已不在录制中。</translation>
  </message>
  <message>
   <source>What to do about it</source>
   <translation>如何处理</translation>
  </message>
  <message>
   <source>What to do with the picture</source>
   <translation>如何处理此图像</translation>
  </message>
  <message>
   <source>What to do with the result</source>
   <translation>如何处理此结果</translation>
  </message>
  <message>
   <source>What to keep out</source>
   <translation>要排除的内容</translation>
  </message>
  <message>
   <source>What was deleted</source>
   <translation>已删除的内容</translation>
  </message>
  <message>
   <source>What was kept names a file that isn't its own.</source>
   <translation>保存的内容引用了不属于它的文件。</translation>
  </message>
  <message>
   <source>What was pasted is in Sketchlight's own signs now.</source>
   <translation>粘贴的内容已转换为 Sketchlight 的语法。</translation>
  </message>
  <message>
   <source>What was sent is no list of versions: check the address.</source>
   <translation>收到的内容不是版本列表：请检查地址。</translation>
  </message>
  <message>
   <source>What you make appears here</source>
   <translation>您的作品会出现在这里</translation>
  </message>
  <message>
   <source>When</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>When the pen rests, the picture is drawn finer and larger; the next stroke takes it back</source>
   <translation>笔停下时，图像会绘制得更精细、更大；下一笔会撤回它</translation>
  </message>
  <message>
   <source>Where PyTorch is installed from once a model needs it</source>
   <translation>模型需要时从何处安装 PyTorch</translation>
  </message>
  <message>
   <source>Where models and weights are fetched from when you ask for them</source>
   <translation>按您的要求从何处下载模型和权重</translation>
  </message>
  <message>
   <source>Where pictures are computed</source>
   <translation>在哪里计算图像</translation>
  </message>
  <message>
   <source>While the pen moves, a small autoencoder ({}) shows the picture, faster and a little less exact; when the pen rests, and before it is taken or saved, the picture is drawn exactly</source>
   <translation>画笔移动时由小型自编码器（{}）显示图像，更快但略欠精确；画笔停下时，以及采用或保存之前，会精确绘制图像</translation>
  </message>
  <message>
   <source>White</source>
   <translation>白色</translation>
  </message>
  <message>
   <source>Whole drawing</source>
   <translation>整幅绘画</translation>
  </message>
  <message>
   <source>Whole picture</source>
   <translation>整幅图</translation>
  </message>
  <message>
   <source>Whole run</source>
   <translation>整次运行</translation>
  </message>
  <message>
   <source>Widest stroke</source>
   <translation>最粗笔画</translation>
  </message>
  <message>
   <source>Width</source>
   <translation>宽度</translation>
  </message>
  <message>
   <source>Width and height of a new picture, in pixels</source>
   <translation>新图像的宽度和高度（像素）</translation>
  </message>
  <message>
   <source>Width in pixels</source>
   <translation>宽度（像素）</translation>
  </message>
  <message>
   <source>Wildcards</source>
   <translation>通配符</translation>
  </message>
  <message>
   <source>Will offload to fit into {free}: slower.</source>
   <translation>将卸载以放入 {free}：较慢。</translation>
  </message>
  <message>
   <source>Will offload, as set.</source>
   <translation>将按设置卸载。</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>窗口</translation>
  </message>
  <message>
   <source>With pictures</source>
   <translation>包含图像</translation>
  </message>
  <message>
   <source>With {} the picture comes faster while the pen moves. “Models and weights” fetches it (10 MB)</source>
   <translation>有了 {}，画笔移动时图像出现得更快。可在“模型与权重”中获取（10 MB）</translation>
  </message>
  <message>
   <source>Without it there is no {unlocks}</source>
   <translation>没有它就无法{unlocks}</translation>
  </message>
  <message>
   <source>Without words</source>
   <translation>没有文字</translation>
  </message>
  <message>
   <source>Words for the steps after it</source>
   <translation>之后步骤的词语</translation>
  </message>
  <message>
   <source>Words for what this layer covers</source>
   <translation>描述此图层覆盖之处的文字</translation>
  </message>
  <message>
   <source>Words of a weight outside 0–2 have the nearest that there is here.</source>
   <translation>权重超出 0–2 的词采用此处最接近的值。</translation>
  </message>
  <message>
   <source>Words of the first steps</source>
   <translation>最初几步的词</translation>
  </message>
  <message>
   <source>Words of the first steps, if they are others</source>
   <translation>最初步骤的词语（如不同）</translation>
  </message>
  <message>
   <source>Words only</source>
   <translation>仅文字</translation>
  </message>
  <message>
   <source>Words to find it by, between commas</source>
   <translation>便于查找的词，用逗号分隔</translation>
  </message>
  <message>
   <source>Work offline</source>
   <translation>离线工作</translation>
  </message>
  <message>
   <source>Work offline: nothing is fetched, whoever asks</source>
   <translation>离线工作：无论谁请求都不下载</translation>
  </message>
  <message>
   <source>Write the recording as a time-lapse, MP4 or WebP</source>
   <translation>将录制写成延时影片，MP4 或 WebP</translation>
  </message>
  <message>
   <source>Write the words of a region</source>
   <translation>写入区域文字</translation>
  </message>
  <message>
   <source>Writing the film</source>
   <translation>正在写入影片</translation>
  </message>
  <message>
   <source>X/Y sheet</source>
   <translation>X/Y 对比表</translation>
  </message>
  <message>
   <source>Yellow</source>
   <translation>黄色</translation>
  </message>
  <message>
   <source>Yesterday</source>
   <translation>昨天</translation>
  </message>
  <message>
   <source>Your brush</source>
   <translation>您的画笔</translation>
  </message>
  <message>
   <source>Your drawing was kept. The report says what program and machine this is and where it stopped, nothing of your drawings or words; it goes nowhere unless you send it. Safe mode starts on the processor with every setting at its default and nothing reopened; your drawing and settings stay as they are.</source>
   <translation>您的绘画已保存。报告说明程序、本机情况和停止之处，不含您的绘画或文字；除非您发送，否则不会外传。安全模式以处理器启动，所有设置为默认值，不重新打开任何内容；您的绘画和设置保持不变。</translation>
  </message>
  <message>
   <source>Your own words: snippets, styles, negative presets, wildcards</source>
   <translation>你的词语：片段、样式、负面预设、通配符</translation>
  </message>
  <message>
   <source>Zoom {value:.0f} %</source>
   <translation>缩放 {value:.0f} %</translation>
  </message>
  <message>
   <source>a Control-LoRA</source>
   <translation>Control-LoRA</translation>
  </message>
  <message>
   <source>a ControlNet</source>
   <translation>ControlNet</translation>
  </message>
  <message>
   <source>a T2I-Adapter</source>
   <translation>T2I-Adapter</translation>
  </message>
  <message>
   <source>a UNet alone, a part of a model</source>
   <translation>单独的 UNet，模型的一部分</translation>
  </message>
  <message>
   <source>a VAE (autoencoder)</source>
   <translation>VAE（自编码器）</translation>
  </message>
  <message>
   <source>a control can be given it, as its ControlNet</source>
   <translation>可将其作为控制的 ControlNet</translation>
  </message>
  <message>
   <source>a diffusion transformer</source>
   <translation>扩散 Transformer</translation>
  </message>
  <message>
   <source>a drawing</source>
   <translation>一幅绘画</translation>
  </message>
  <message>
   <source>a fault of its graph ({name__})</source>
   <translation>其计算图出错（{name__}）</translation>
  </message>
  <message>
   <source>a group of values</source>
   <translation>一组值</translation>
  </message>
  <message>
   <source>a hypernetwork</source>
   <translation>超网络</translation>
  </message>
  <message>
   <source>a language model</source>
   <translation>语言模型</translation>
  </message>
  <message>
   <source>a layer's alpha is not one number: it is damaged</source>
   <translation>某层的 alpha 不是单个数值：文件已损坏</translation>
  </message>
  <message>
   <source>a list</source>
   <translation>一个列表</translation>
  </message>
  <message>
   <source>a list of {len}</source>
   <translation>{len} 项的列表</translation>
  </message>
  <message>
   <source>a motion module (AnimateDiff)</source>
   <translation>运动模块 (AnimateDiff)</translation>
  </message>
  <message>
   <source>a network that steers, of a kind that is not run here</source>
   <translation>一种此处无法运行的控制网络</translation>
  </message>
  <message>
   <source>a new one begins.</source>
   <translation>将开始新的录制。</translation>
  </message>
  <message>
   <source>a number</source>
   <translation>一个数</translation>
  </message>
  <message>
   <source>a picture</source>
   <translation>一张图像</translation>
  </message>
  <message>
   <source>a pose</source>
   <translation>一个姿势</translation>
  </message>
  <message>
   <source>a reference</source>
   <translation>参考</translation>
  </message>
  <message>
   <source>a reference picture can be given it, as its adapter</source>
   <translation>可将其作为参考图片的适配器</translation>
  </message>
  <message>
   <source>a result</source>
   <translation>一个结果</translation>
  </message>
  <message>
   <source>a size and shape that is not composed for</source>
   <translation>构图不针对的大小和形状</translation>
  </message>
  <message>
   <source>a text encoder, a part of a model</source>
   <translation>文本编码器，模型的一部分</translation>
  </message>
  <message>
   <source>a tiny autoencoder (TAESD)</source>
   <translation>微型自编码器 (TAESD)</translation>
  </message>
  <message>
   <source>a whole model</source>
   <translation>完整模型</translation>
  </message>
  <message>
   <source>about {count} hours a picture</source>
   <translation>约每张 {count} 小时</translation>
  </message>
  <message>
   <source>about {count} min a picture</source>
   <translation>约每张 {count} 分钟</translation>
  </message>
  <message>
   <source>about {count} pictures a second</source>
   <translation>约每秒 {count} 张</translation>
  </message>
  <message>
   <source>about {count} s a picture</source>
   <translation>约每张 {count} 秒</translation>
  </message>
  <message>
   <source>about {size}</source>
   <translation>约 {size}</translation>
  </message>
  <message>
   <source>add it as a LoRA, an addition to a model</source>
   <translation>请把它作为 LoRA（模型的附加部分）添加</translation>
  </message>
  <message>
   <source>all done in {time}</source>
   <translation>全部将在 {time} 后完成</translation>
  </message>
  <message>
   <source>all settings of the panels</source>
   <translation>面板的全部设置</translation>
  </message>
  <message>
   <source>an IP-Adapter</source>
   <translation>IP-Adapter</translation>
  </message>
  <message>
   <source>an address of PyTorch's own, or of a mirror</source>
   <translation>PyTorch 官方地址，或镜像</translation>
  </message>
  <message>
   <source>an embedding (textual inversion)</source>
   <translation>嵌入（文本反转）</translation>
  </message>
  <message>
   <source>an image encoder (CLIP vision model)</source>
   <translation>图像编码器（CLIP 视觉模型）</translation>
  </message>
  <message>
   <source>an original size that the picture is kept from looking like</source>
   <translation>图像应避免像来自此原始大小</translation>
  </message>
  <message>
   <source>an upscaler (ESRGAN and its kin)</source>
   <translation>放大模型（ESRGAN 类）</translation>
  </message>
  <message>
   <source>another Sketchlight has it open: close that one</source>
   <translation>另一个 Sketchlight 正打开它：请关闭那一个</translation>
  </message>
  <message>
   <source>arms crossed</source>
   <translation>双臂交叉</translation>
  </message>
  <message>
   <source>arms raised</source>
   <translation>双臂举起</translation>
  </message>
  <message>
   <source>as if the picture had been made smaller from it</source>
   <translation>仿佛图像由此大小缩小而来</translation>
  </message>
  <message>
   <source>asked for</source>
   <translation>请求生成</translation>
  </message>
  <message>
   <source>asking…</source>
   <translation>正在询问…</translation>
  </message>
  <message>
   <source>attention in slices</source>
   <translation>切片注意力</translation>
  </message>
  <message>
   <source>ballet</source>
   <translation>芭蕾</translation>
  </message>
  <message>
   <source>before</source>
   <translation>之前</translation>
  </message>
  <message>
   <source>bottom</source>
   <translation>下</translation>
  </message>
  <message>
   <source>bowing</source>
   <translation>鞠躬</translation>
  </message>
  <message>
   <source>by hand; of pictures {weights_size:.0f} MB</source>
   <translation>手工绘制；由图像生成需 {weights_size:.0f} MB</translation>
  </message>
  <message>
   <source>canvas</source>
   <translation>画布</translation>
  </message>
  <message>
   <source>card {value} of “{name}”</source>
   <translation>“{name}”的卡片 {value}</translation>
  </message>
  <message>
   <source>choose it as the VAE</source>
   <translation>请把它选作 VAE</translation>
  </message>
  <message>
   <source>choose it as the model</source>
   <translation>将其选为模型</translation>
  </message>
  <message>
   <source>choose it under “Enlarged by” when you enlarge a picture (--upscaler)</source>
   <translation>放大图片时在放大方式中选择它（--upscaler）</translation>
  </message>
  <message>
   <source>colour</source>
   <translation>颜色</translation>
  </message>
  <message>
   <source>completing {done} / {of}</source>
   <translation>精确绘制 {done} / {of}</translation>
  </message>
  <message>
   <source>contrapposto</source>
   <translation>对立平衡</translation>
  </message>
  <message>
   <source>dancing</source>
   <translation>跳舞</translation>
  </message>
  <message>
   <source>decoded in tiles</source>
   <translation>分块解码</translation>
  </message>
  <message>
   <source>decoded together</source>
   <translation>一起解码</translation>
  </message>
  <message>
   <source>diffusers' steps</source>
   <translation>diffusers 的步数</translation>
  </message>
  <message>
   <source>drawn</source>
   <translation>手绘</translation>
  </message>
  <message>
   <source>drawn for a control</source>
   <translation>为控制绘制</translation>
  </message>
  <message>
   <source>embedding</source>
   <translation>嵌入</translation>
  </message>
  <message>
   <source>encoder</source>
   <translation>编码器</translation>
  </message>
  <message>
   <source>encoder alone</source>
   <translation>仅编码器</translation>
  </message>
  <message>
   <source>favourite</source>
   <translation>收藏</translation>
  </message>
  <message>
   <source>final</source>
   <translation>最终</translation>
  </message>
  <message>
   <source>finer or safer decoding</source>
   <translation>更精细或更稳妥的解码</translation>
  </message>
  <message>
   <source>first</source>
   <translation>首个</translation>
  </message>
  <message>
   <source>following a map</source>
   <translation>跟随控制图</translation>
  </message>
  <message>
   <source>following a picture's look</source>
   <translation>跟随图像的外观</translation>
  </message>
  <message>
   <source>from behind</source>
   <translation>背面</translation>
  </message>
  <message>
   <source>from layer</source>
   <translation>来自图层</translation>
  </message>
  <message>
   <source>from picture</source>
   <translation>来自图像</translation>
  </message>
  <message>
   <source>get a ControlNet for the same maps</source>
   <translation>获取适用于相同控制图的 ControlNet</translation>
  </message>
  <message>
   <source>get the file of the weights themselves</source>
   <translation>请获取包含权重本身的文件</translation>
  </message>
  <message>
   <source>get the whole model</source>
   <translation>请获取完整的模型</translation>
  </message>
  <message>
   <source>give it to a control</source>
   <translation>请把它交给某个控制</translation>
  </message>
  <message>
   <source>give it to a reference picture</source>
   <translation>请把它交给某个参考图片</translation>
  </message>
  <message>
   <source>guidance from the sketch</source>
   <translation>以草图引导</translation>
  </message>
  <message>
   <source>hands on hips</source>
   <translation>双手叉腰</translation>
  </message>
  <message>
   <source>has numbers of the format {kind}, which are not read</source>
   <translation>含有 {kind} 格式的数字，无法读取</translation>
  </message>
  <message>
   <source>holding hands</source>
   <translation>手牵手</translation>
  </message>
  <message>
   <source>holds {get}</source>
   <translation>包含 {get}</translation>
  </message>
  <message>
   <source>how closely the map is followed; 0 is off</source>
   <translation>跟随控制图的紧密程度；0 为关闭</translation>
  </message>
  <message>
   <source>how far the masked part may leave what is there; 1 draws it anew</source>
   <translation>蒙版部分可以偏离原有内容多少；1 为全部重绘</translation>
  </message>
  <message>
   <source>how far the new part takes on the colours that it meets at the mask's edge</source>
   <translation>新部分在多大程度上采用蒙版边缘的颜色</translation>
  </message>
  <message>
   <source>how far the noise is turned from the seed's towards another's: pictures like one another; 0 is off</source>
   <translation>噪声从该种子向另一种子转动多少：得到彼此相似的图片；0 为关闭</translation>
  </message>
  <message>
   <source>how far the picture may leave the sketch; 0 keeps it, 1 ignores it</source>
   <translation>图像可以偏离草图多少；0 保留草图，1 忽略草图</translation>
  </message>
  <message>
   <source>how far the second pass may leave the first</source>
   <translation>第二遍可以偏离第一遍多少</translation>
  </message>
  <message>
   <source>how many lie between noise and picture; more are slower and finer</source>
   <translation>从噪声到图像之间的步数；越多越慢、越精细</translation>
  </message>
  <message>
   <source>how many of the first steps follow other words</source>
   <translation>最初有多少步遵循其他词语</translation>
  </message>
  <message>
   <source>how many of the text encoder's last layers are left out</source>
   <translation>省略文本编码器最后多少层</translation>
  </message>
  <message>
   <source>how many pixels, each way, are one that was drawn</source>
   <translation>绘制的一个像素在每个方向变为多少像素</translation>
  </message>
  <message>
   <source>how much is taken over; 0 is nothing</source>
   <translation>采用多少；0 为不采用</translation>
  </message>
  <message>
   <source>how often the UNet's inner levels are computed: 1 in every step, 2 in every second, less exact</source>
   <translation>UNet 内层的计算频率：1 为每一步，2 为每两步一次，精确度较低</translation>
  </message>
  <message>
   <source>how softly the new part runs into the old</source>
   <translation>新部分过渡到旧部分的柔和程度</translation>
  </message>
  <message>
   <source>how strictly the prompt is followed; 1 is off, and twice as fast</source>
   <translation>遵循提示词的严格程度；1 为关闭，速度加倍</translation>
  </message>
  <message>
   <source>how well liked is what the picture is kept from being</source>
   <translation>图像应避免的内容受喜爱的程度</translation>
  </message>
  <message>
   <source>how well liked the picture is to be</source>
   <translation>图像应受喜爱的程度</translation>
  </message>
  <message>
   <source>huggingface.co, or a mirror's address</source>
   <translation>huggingface.co，或镜像地址</translation>
  </message>
  <message>
   <source>is a GGUF file, quantised for other programs: get the .safetensors file of the same model</source>
   <translation>是 GGUF 文件，为其他程序量化：请获取同一模型的 .safetensors 文件</translation>
  </message>
  <message>
   <source>is a Git LFS pointer, not the weights: fetch the file itself (“git lfs pull”)</source>
   <translation>是 Git LFS 指针，而不是权重：请获取文件本身（“git lfs pull”）</translation>
  </message>
  <message>
   <source>is a pickle under another name, which could run code: get a real .safetensors file</source>
   <translation>是改了名的 pickle，可能运行代码：请获取真正的 .safetensors 文件</translation>
  </message>
  <message>
   <source>is a picture, not weights</source>
   <translation>是图片，而不是权重</translation>
  </message>
  <message>
   <source>is a server's error message, not weights: download it again</source>
   <translation>是服务器的错误消息，而不是权重：请重新下载</translation>
  </message>
  <message>
   <source>is a text, not weights (“{words}…”): download the file itself</source>
   <translation>是文本而非权重（“{words}…”）：请下载文件本身</translation>
  </message>
  <message>
   <source>is a web page, not weights: download the file itself, not the page that shows it</source>
   <translation>是网页，而不是权重：请下载文件本身，而不是展示它的页面</translation>
  </message>
  <message>
   <source>is an HDF5 (Keras) file: get the .safetensors file of the same model</source>
   <translation>是 HDF5 (Keras) 文件：请获取同一模型的 .safetensors 文件</translation>
  </message>
  <message>
   <source>is an ONNX graph, not weights: get the .safetensors file of the same model</source>
   <translation>是 ONNX 图而非权重：请获取同一模型的 .safetensors 文件</translation>
  </message>
  <message>
   <source>is an archive: unpack it, and use what it holds</source>
   <translation>是压缩包：请解压并使用其中内容</translation>
  </message>
  <message>
   <source>is an unfinished download: let it come whole, or download it again</source>
   <translation>是未完成的下载：请等待完成或重新下载</translation>
  </message>
  <message>
   <source>is not here</source>
   <translation>不在本机</translation>
  </message>
  <message>
   <source>is on another machine</source>
   <translation>在另一台电脑上</translation>
  </message>
  <message>
   <source>is told no original size, target size or crop</source>
   <translation>不接受原始尺寸、目标尺寸或裁剪</translation>
  </message>
  <message>
   <source>it can be chosen as the VAE, under Advanced</source>
   <translation>可在“高级”中选作 VAE</translation>
  </message>
  <message>
   <source>it can be chosen as the model</source>
   <translation>可选作模型</translation>
  </message>
  <message>
   <source>it can be chosen where a picture is enlarged</source>
   <translation>可在放大图片时选用</translation>
  </message>
  <message>
   <source>it changes a layer of the kind {name__}, which PEFT doesn't</source>
   <translation>它更改 {name__} 类型的层，而 PEFT 不支持</translation>
  </message>
  <message>
   <source>it has to be merged into the weights, which this way of offloading keeps out of reach</source>
   <translation>它须合并到权重中，而此卸载方式无法访问权重</translation>
  </message>
  <message>
   <source>it has {count} weights that such a network has no place for, such as {name}</source>
   <translation>它有 {count} 个此类网络中没有位置的权重，例如 {name}</translation>
  </message>
  <message>
   <source>it holds no weights: fetch its files again, with the .safetensors</source>
   <translation>其中没有权重：请重新获取文件，包括 .safetensors</translation>
  </message>
  <message>
   <source>it is cut short: let the download come whole, or download it again</source>
   <translation>文件不完整：请等待下载完成，或重新下载</translation>
  </message>
  <message>
   <source>it is in the list of LoRAs</source>
   <translation>已列入 LoRA 列表</translation>
  </message>
  <message>
   <source>it is left out</source>
   <translation>将省略</translation>
  </message>
  <message>
   <source>it is no JSON</source>
   <translation>不是 JSON</translation>
  </message>
  <message>
   <source>it is no JSON from line {line}, column {column} on</source>
   <translation>从第 {line} 行第 {column} 列起不是 JSON</translation>
  </message>
  <message>
   <source>it is on now</source>
   <translation>现已启用</translation>
  </message>
  <message>
   <source>it is the model now</source>
   <translation>现为当前模型</translation>
  </message>
  <message>
   <source>it lacks half of a LoHa's tensors</source>
   <translation>缺少 LoHa 一半的张量</translation>
  </message>
  <message>
   <source>it lacks half of a LoKr's tensors</source>
   <translation>缺少 LoKr 一半的张量</translation>
  </message>
  <message>
   <source>it lacks {count} of its weights, such as {name}</source>
   <translation>缺少 {count} 个权重，例如 {name}</translation>
  </message>
  <message>
   <source>it lacks “{name}”</source>
   <translation>缺少“{name}”</translation>
  </message>
  <message>
   <source>it may not be written to: change its permissions</source>
   <translation>不允许写入：请更改权限</translation>
  </message>
  <message>
   <source>it turns {outputs} outputs of a layer that has {value}: it is for another kind of model</source>
   <translation>它旋转的层有 {value} 个输出，而它给出 {outputs} 个：用于另一类模型</translation>
  </message>
  <message>
   <source>it turns {value} inputs of a layer that has {inputs}</source>
   <translation>它旋转的层有 {inputs} 个输入，而它给出 {value} 个</translation>
  </message>
  <message>
   <source>its card is switched off</source>
   <translation>其卡片已关闭</translation>
  </message>
  <message>
   <source>its config says {name} {each}</source>
   <translation>其配置写明 {name} {each}</translation>
  </message>
  <message>
   <source>its header doesn't say in which format the weights “{name}” are</source>
   <translation>文件头没有说明权重“{name}”的格式</translation>
  </message>
  <message>
   <source>its header doesn't say where the weights “{name}” lie</source>
   <translation>文件头没有说明权重“{name}”的位置</translation>
  </message>
  <message>
   <source>its header is longer than the file</source>
   <translation>文件头比文件还长</translation>
  </message>
  <message>
   <source>its header is no list of weights</source>
   <translation>文件头不是权重列表</translation>
  </message>
  <message>
   <source>its header is too long to be one</source>
   <translation>文件头过长</translation>
  </message>
  <message>
   <source>its header names “{name}” twice</source>
   <translation>文件头中“{name}”出现了两次</translation>
  </message>
  <message>
   <source>its header says nothing of the weights “{name}”</source>
   <translation>文件头没有说明权重“{name}”</translation>
  </message>
  <message>
   <source>its name in the prompt calls it</source>
   <translation>在提示词中写其名称即可调用</translation>
  </message>
  <message>
   <source>its weights are not those of such a network</source>
   <translation>其权重不属于此类网络</translation>
  </message>
  <message>
   <source>its weights “{name}” and “{other}” lie over one another</source>
   <translation>权重“{name}”与“{other}”相互重叠</translation>
  </message>
  <message>
   <source>its weights “{name}” are not numbers (NaN): it is damaged</source>
   <translation>权重“{name}”不是数字（NaN）：文件已损坏</translation>
  </message>
  <message>
   <source>its weights “{name}” are of the shape {theirs}, where such a network has {ours}</source>
   <translation>权重“{name}”的形状为 {theirs}，而此类网络应为 {ours}</translation>
  </message>
  <message>
   <source>its {label}: {path} is missing. Get the whole folder</source>
   <translation>{label}：缺少 {path}。请获取整个文件夹</translation>
  </message>
  <message>
   <source>its {name} is no table</source>
   <translation>{name} 不是表</translation>
  </message>
  <message>
   <source>jumping</source>
   <translation>跳跃</translation>
  </message>
  <message>
   <source>kept</source>
   <translation>保留</translation>
  </message>
  <message>
   <source>kneeling</source>
   <translation>跪着</translation>
  </message>
  <message>
   <source>knows no CLIP skip: leave it at 0</source>
   <translation>不支持 CLIP skip：请保持为 0</translation>
  </message>
  <message>
   <source>left</source>
   <translation>左</translation>
  </message>
  <message>
   <source>looking…</source>
   <translation>正在查找…</translation>
  </message>
  <message>
   <source>making this map of any picture</source>
   <translation>由任意图像生成此控制图</translation>
  </message>
  <message>
   <source>many times faster with one</source>
   <translation>有显卡时快许多倍</translation>
  </message>
  <message>
   <source>mask in use</source>
   <translation>使用中的蒙版</translation>
  </message>
  <message>
   <source>measuring this machine…</source>
   <translation>正在测量本机…</translation>
  </message>
  <message>
   <source>memory</source>
   <translation>内存</translation>
  </message>
  <message>
   <source>micro-conditioning</source>
   <translation>微条件</translation>
  </message>
  <message>
   <source>mirrored</source>
   <translation>已镜像</translation>
  </message>
  <message>
   <source>model</source>
   <translation>模型</translation>
  </message>
  <message>
   <source>models that need PyTorch</source>
   <translation>需要 PyTorch 的模型</translation>
  </message>
  <message>
   <source>negative prompt</source>
   <translation>反向提示词</translation>
  </message>
  <message>
   <source>net file</source>
   <translation>网络文件</translation>
  </message>
  <message>
   <source>net folder</source>
   <translation>网络文件夹</translation>
  </message>
  <message>
   <source>new each time</source>
   <translation>每次更新</translation>
  </message>
  <message>
   <source>no ControlNet</source>
   <translation>没有 ControlNet</translation>
  </message>
  <message>
   <source>no IP-Adapter that Sketchlight knows</source>
   <translation>没有 Sketchlight 认识的 IP-Adapter</translation>
  </message>
  <message>
   <source>no LoRA</source>
   <translation>没有 LoRA</translation>
  </message>
  <message>
   <source>no Stable Diffusion model</source>
   <translation>没有 Stable Diffusion 模型</translation>
  </message>
  <message>
   <source>no autoencoder</source>
   <translation>没有自编码器</translation>
  </message>
  <message>
   <source>no embedding</source>
   <translation>没有嵌入</translation>
  </message>
  <message>
   <source>no picture</source>
   <translation>没有图像</translation>
  </message>
  <message>
   <source>noise schedule</source>
   <translation>噪声调度</translation>
  </message>
  <message>
   <source>none</source>
   <translation>无</translation>
  </message>
  <message>
   <source>none, or as the system says</source>
   <translation>无，或跟随系统</translation>
  </message>
  <message>
   <source>none: the program never looks by itself</source>
   <translation>无：程序从不自行查找</translation>
  </message>
  <message>
   <source>none; ray, or ray:HOST:PORT</source>
   <translation>无；ray 或 ray:HOST:PORT</translation>
  </message>
  <message>
   <source>nothing that Sketchlight knows</source>
   <translation>Sketchlight 不认识的内容</translation>
  </message>
  <message>
   <source>of width and height</source>
   <translation>宽度和高度的倍数</translation>
  </message>
  <message>
   <source>off at guidance 1</source>
   <translation>引导值为 1 时关闭</translation>
  </message>
  <message>
   <source>one picture at a time</source>
   <translation>每次一张</translation>
  </message>
  <message>
   <source>over how much the tiles fade into each other</source>
   <translation>分块之间相互渐变的范围</translation>
  </message>
  <message>
   <source>parts of a layer</source>
   <translation>图层的一部分</translation>
  </message>
  <message>
   <source>pictures by this model</source>
   <translation>用此模型生成图像</translation>
  </message>
  <message>
   <source>pictures made at once, each with the next seed, or varied towards the next</source>
   <translation>一次生成的图像数，种子依次递增，或依次朝下一个种子变化</translation>
  </message>
  <message>
   <source>pictures of cards</source>
   <translation>卡片的图像</translation>
  </message>
  <message>
   <source>place</source>
   <translation>地点</translation>
  </message>
  <message>
   <source>plain text</source>
   <translation>纯文本</translation>
  </message>
  <message>
   <source>pointing</source>
   <translation>指向</translation>
  </message>
  <message>
   <source>prediction</source>
   <translation>预测</translation>
  </message>
  <message>
   <source>preview decoder</source>
   <translation>预览解码器</translation>
  </message>
  <message>
   <source>processor and graphics card</source>
   <translation>处理器和显卡</translation>
  </message>
  <message>
   <source>prompt</source>
   <translation>提示词</translation>
  </message>
  <message>
   <source>put it into the folder “embeddings” and call it by its name in the prompt</source>
   <translation>放入“embeddings”文件夹，并在提示词中按名称调用</translation>
  </message>
  <message>
   <source>ready map</source>
   <translation>现成控制图</translation>
  </message>
  <message>
   <source>refined</source>
   <translation>已细化</translation>
  </message>
  <message>
   <source>refined at rest</source>
   <translation>静置时细化</translation>
  </message>
  <message>
   <source>refiner</source>
   <translation>精炼模型</translation>
  </message>
  <message>
   <source>refining {done} / {of}</source>
   <translation>细化 {done} / {of}</translation>
  </message>
  <message>
   <source>region</source>
   <translation>区域</translation>
  </message>
  <message>
   <source>right</source>
   <translation>右</translation>
  </message>
  <message>
   <source>running</source>
   <translation>奔跑</translation>
  </message>
  <message>
   <source>runs everywhere</source>
   <translation>到处都能运行</translation>
  </message>
  <message>
   <source>sampler</source>
   <translation>采样器</translation>
  </message>
  <message>
   <source>scheduler</source>
   <translation>调度器</translation>
  </message>
  <message>
   <source>sharp previews of every step</source>
   <translation>每一步的清晰预览</translation>
  </message>
  <message>
   <source>shortcut preset</source>
   <translation>快捷键预设</translation>
  </message>
  <message>
   <source>sitting</source>
   <translation>坐着</translation>
  </message>
  <message>
   <source>sitting on the ground</source>
   <translation>坐在地上</translation>
  </message>
  <message>
   <source>size unknown</source>
   <translation>大小未知</translation>
  </message>
  <message>
   <source>sketchlight shortcuts.pdf</source>
   <translation>sketchlight shortcuts.pdf</translation>
  </message>
  <message>
   <source>spacing</source>
   <translation>间距</translation>
  </message>
  <message>
   <source>standing</source>
   <translation>站立</translation>
  </message>
  <message>
   <source>starred</source>
   <translation>已加星</translation>
  </message>
  <message>
   <source>starts from a picture: give one</source>
   <translation>需要从图片开始：请提供一张</translation>
  </message>
  <message>
   <source>steers {value}</source>
   <translation>引导{value}</translation>
  </message>
  <message>
   <source>step {step} / {total}</source>
   <translation>步 {step} / {total}</translation>
  </message>
  <message>
   <source>steps of the second pass</source>
   <translation>第二遍的步数</translation>
  </message>
  <message>
   <source>stopping…</source>
   <translation>正在停止…</translation>
  </message>
  <message>
   <source>tag</source>
   <translation>标签</translation>
  </message>
  <message>
   <source>taken from live</source>
   <translation>采自实时</translation>
  </message>
  <message>
   <source>takes no ControlNets</source>
   <translation>不支持 ControlNet</translation>
  </message>
  <message>
   <source>takes no ControlNets: leave them out</source>
   <translation>不接受 ControlNet：请去掉</translation>
  </message>
  <message>
   <source>takes no LoRAs</source>
   <translation>不支持 LoRA</translation>
  </message>
  <message>
   <source>takes no LoRAs: leave them out</source>
   <translation>不接受 LoRA：请去掉</translation>
  </message>
  <message>
   <source>takes no reference pictures</source>
   <translation>不支持参考图像</translation>
  </message>
  <message>
   <source>takes no reference pictures: leave them out</source>
   <translation>不接受参考图：请去掉</translation>
  </message>
  <message>
   <source>takes no refiner: leave it out</source>
   <translation>不接受精修模型：请去掉</translation>
  </message>
  <message>
   <source>text encoder</source>
   <translation>文本编码器</translation>
  </message>
  <message>
   <source>the Stable Diffusion XL refiner</source>
   <translation>Stable Diffusion XL 精炼模型</translation>
  </message>
  <message>
   <source>the disk failed or is full</source>
   <translation>磁盘出错或已满</translation>
  </message>
  <message>
   <source>the folder is missing or may not be written to</source>
   <translation>文件夹缺失或不允许写入</translation>
  </message>
  <message>
   <source>the halves of a layer don't go together (rank {rank}): it is damaged</source>
   <translation>某层的两半不匹配（秩 {rank}）：文件已损坏</translation>
  </message>
  <message>
   <source>the last drawing</source>
   <translation>上次的绘画</translation>
  </message>
  <message>
   <source>the last drawing (its file is damaged{aside})</source>
   <translation>上次的绘画（文件已损坏{aside}）</translation>
  </message>
  <message>
   <source>the last drawing ({error})</source>
   <translation>上次的绘画（{error}）</translation>
  </message>
  <message>
   <source>the layer</source>
   <translation>该图层</translation>
  </message>
  <message>
   <source>the model's own</source>
   <translation>模型自带的</translation>
  </message>
  <message>
   <source>the order of the layers</source>
   <translation>图层的顺序</translation>
  </message>
  <message>
   <source>the panels</source>
   <translation>面板</translation>
  </message>
  <message>
   <source>the part of the run after which the map isn't followed</source>
   <translation>运行到此之后不跟随控制图</translation>
  </message>
  <message>
   <source>the part of the run after which the refiner takes over</source>
   <translation>运行到此之后由精炼模型接手</translation>
  </message>
  <message>
   <source>the part of the run before which the map isn't followed</source>
   <translation>运行到此之前不跟随控制图</translation>
  </message>
  <message>
   <source>the running averages of a network's weights (EMA) alone</source>
   <translation>仅含网络权重的滑动平均（EMA）</translation>
  </message>
  <message>
   <source>the settings of the panels</source>
   <translation>面板的设置</translation>
  </message>
  <message>
   <source>the shape of its weights “{name}” doesn't fit the room they take</source>
   <translation>权重“{name}”的形状与其占用的空间不符</translation>
  </message>
  <message>
   <source>the shape of its weights “{name}” is no list of whole numbers</source>
   <translation>权重“{name}”的形状不是整数列表</translation>
  </message>
  <message>
   <source>the size and shape that is composed for</source>
   <translation>构图所针对的大小和形状</translation>
  </message>
  <message>
   <source>the speed preset and the LoRA</source>
   <translation>速度预设和该 LoRA</translation>
  </message>
  <message>
   <source>the weights of its {label}: {place} holds none. Get the whole folder</source>
   <translation>{label} 的权重：{place} 中没有。请获取整个文件夹</translation>
  </message>
  <message>
   <source>there is no space left: free some</source>
   <translation>没有剩余空间：请腾出一些</translation>
  </message>
  <message>
   <source>thing</source>
   <translation>事物</translation>
  </message>
  <message>
   <source>thinking</source>
   <translation>思考</translation>
  </message>
  <message>
   <source>time</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>tiny VAE</source>
   <translation>小型 VAE</translation>
  </message>
  <message>
   <source>tokenizer</source>
   <translation>分词器</translation>
  </message>
  <message>
   <source>too large</source>
   <translation>过大</translation>
  </message>
  <message>
   <source>top</source>
   <translation>上</translation>
  </message>
  <message>
   <source>unchanged; kept in the system's keyring, never in a file</source>
   <translation>不变；保存在系统密钥环中，从不写入文件</translation>
  </message>
  <message>
   <source>unsaved changes</source>
   <translation>未保存的更改</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>等待中</translation>
  </message>
  <message>
   <source>walking</source>
   <translation>行走</translation>
  </message>
  <message>
   <source>want of a graph</source>
   <translation>缺少计算图</translation>
  </message>
  <message>
   <source>waving</source>
   <translation>挥手</translation>
  </message>
  <message>
   <source>what lay in a damaged part of the journal</source>
   <translation>日志损坏部分中的内容</translation>
  </message>
  <message>
   <source>where PyTorch is installed from</source>
   <translation>从何处安装 PyTorch</translation>
  </message>
  <message>
   <source>which of all possible pictures; picture i has the i-th next, unless they are varied</source>
   <translation>所有可能图像中的哪一张；第 i 张取其后第 i 个（变化图片除外）</translation>
  </message>
  <message>
   <source>whose noise a varied picture is turned towards; picture i: the i-th next</source>
   <translation>变化图片的噪声朝哪个种子转动；第 i 张图片用其后第 i 个</translation>
  </message>
  <message>
   <source>widens the mask before it is used (negative: narrows it)</source>
   <translation>使用前扩大蒙版（负值：缩小）</translation>
  </message>
  <message>
   <source>wildcard</source>
   <translation>通配符</translation>
  </message>
  <message>
   <source>will offload</source>
   <translation>将卸载</translation>
  </message>
  <message>
   <source>words of “{name}”</source>
   <translation>“{name}”的文字</translation>
  </message>
  <message>
   <source>xFormers is not installed here: choose the attention SDPA, which is as fast.</source>
   <translation>此处未安装 xFormers：请选择同样快的 SDPA 注意力。</translation>
  </message>
  <message>
   <source>{LEAST} to {MOST} px, in steps of {STEP}</source>
   <translation>{LEAST} 至 {MOST} px，步长 {STEP}</translation>
  </message>
  <message>
   <source>{NAME} can't be read ({error}): install the program again.</source>
   <translation>无法读取 {NAME}（{error}）：请重新安装程序。</translation>
  </message>
  <message>
   <source>{accessibleName} of the map; double-click for the usual one</source>
   <translation>控制图的{accessibleName}；双击恢复常用值</translation>
  </message>
  <message>
   <source>{asker} needs PyTorch{told}, which this installation came without: it can be installed.</source>
   <translation>{asker} 需要 PyTorch{told}，本安装未附带：可以安装。</translation>
  </message>
  <message>
   <source>{batch} pictures at a time</source>
   <translation>每次 {batch} 张</translation>
  </message>
  <message>
   <source>{capitalize} offload needs a graphics device. On a processor, group offload keeps the weights on the disk.</source>
   <translation>{capitalize} 卸载需要图形设备。在处理器上，按组卸载会把权重留在磁盘上。</translation>
  </message>
  <message>
   <source>{capitalize}: about {gigabytes} of {gigabytes_2} free</source>
   <translation>{capitalize}：约 {gigabytes}，可用 {gigabytes_2}</translation>
  </message>
  <message>
   <source>{capitalize}: {tokens} tokens, {room} are read at once</source>
   <translation>{capitalize}：{tokens} 个词元，一次读取 {room} 个</translation>
  </message>
  <message>
   <source>{cells} pictures, one after another; everything else as in the panel.</source>
   <translation>{cells} 张图像，逐张生成；其他与面板相同。</translation>
  </message>
  <message>
   <source>{channels} channels</source>
   <translation>{channels} 个通道</translation>
  </message>
  <message>
   <source>{count} pictures are chosen.</source>
   <translation>已选择 {count} 张图像。</translation>
  </message>
  <message>
   <source>{count} workers are outside 1–{most}.</source>
   <translation>{count} 个进程超出 1–{most} 的范围。</translation>
  </message>
  <message>
   <source>{done:.1f} of {total:.1f} MB</source>
   <translation>{done:.1f} / {total:.1f} MB</translation>
  </message>
  <message>
   <source>{done:.2f} of {total:.2f} GB</source>
   <translation>{done:.2f} / {total:.2f} GB</translation>
  </message>
  <message>
   <source>{done} of {total}</source>
   <translation>{done} / {total}</translation>
  </message>
  <message>
   <source>{entry} in {name}</source>
   <translation>{name} 中的 {entry}</translation>
  </message>
  <message>
   <source>{error} The layers were opened without the panels.</source>
   <translation>{error} 图层已打开，但面板设置未恢复。</translation>
  </message>
  <message>
   <source>{filename} can't be read: {strerror}.</source>
   <translation>无法读取 {filename}：{strerror}。</translation>
  </message>
  <message>
   <source>{folder} can't be made: {strerror}.</source>
   <translation>无法创建 {folder}：{strerror}。</translation>
  </message>
  <message>
   <source>{folder} is a folder: choose one file of weights.</source>
   <translation>{folder} 是文件夹：请选择一个权重文件。</translation>
  </message>
  <message>
   <source>{folder} is a folder: choose the file in it, {file}.</source>
   <translation>{folder} 是文件夹：请选择其中的文件 {file}。</translation>
  </message>
  <message>
   <source>{folder} is no pack of models: it has no {MANIFEST}.</source>
   <translation>{folder} 不是模型包：其中没有 {MANIFEST}。</translation>
  </message>
  <message>
   <source>{folder} isn't empty: choose a folder of its own for the pack.</source>
   <translation>{folder} 不为空：请为包选择单独的文件夹。</translation>
  </message>
  <message>
   <source>{folder} lacks its {index}: get the whole folder.</source>
   <translation>{folder} 缺少 {index}：请获取整个文件夹。</translation>
  </message>
  <message>
   <source>{folder} was packed by a newer version of the program.</source>
   <translation>{folder} 由更新版本的程序打包。</translation>
  </message>
  <message>
   <source>{folder} {what}: by its {index} it is of the kind {name}.</source>
   <translation>{folder} {what}：根据 {index}，其类型为 {name}。</translation>
  </message>
  <message>
   <source>{folder} {what}: there is no {index} in it.</source>
   <translation>{folder} {what}：其中没有 {index}。</translation>
  </message>
  <message>
   <source>{folder} {what}; the folder in it does: choose {inner}.</source>
   <translation>{folder} {what}；其中的文件夹才是：请选择 {inner}。</translation>
  </message>
  <message>
   <source>{host} can't be reached for {repo}: check the network connection, and the proxy if you need one.</source>
   <translation>无法为 {repo} 连接 {host}：请检查网络连接；如需代理，也请检查代理。</translation>
  </message>
  <message>
   <source>{host} did not answer for {seconds:g} s while {repo} was fetched: fetch it again, it continues where it stopped.</source>
   <translation>获取 {repo} 时 {host} 有 {seconds:g} 秒没有应答：请重新获取，会从中断处继续。</translation>
  </message>
  <message>
   <source>{host} does not answer as a model hub does when asked for {repo} ({name__}): check HF_ENDPOINT, or try again later.</source>
   <translation>{host} 对 {repo} 的请求没有像模型库那样响应（{name__}）：请检查 HF_ENDPOINT，或稍后再试。</translation>
  </message>
  <message>
   <source>{host} does not answer as a model hub does when asked for {repo}: check HF_ENDPOINT, and whether this network wants you to sign in first.</source>
   <translation>{host} 对 {repo} 的请求没有像模型库那样响应：请检查 HF_ENDPOINT，以及此网络是否要求先登录。</translation>
  </message>
  <message>
   <source>{host} does not know the token that was sent for {repo}: check HF_TOKEN or the download settings.</source>
   <translation>{host} 不认识为 {repo} 发送的令牌：请检查 HF_TOKEN 或下载设置。</translation>
  </message>
  <message>
   <source>{host} doesn't give {path} of {repo} (HTTP {status}): check its address.</source>
   <translation>{host} 不提供 {repo} 的 {path}（HTTP {status}）：请检查地址。</translation>
  </message>
  <message>
   <source>{host} has a fault of its own (HTTP {status}) with {repo}: try again later.</source>
   <translation>{host} 处理 {repo} 时自身出错（HTTP {status}）：请稍后再试。</translation>
  </message>
  <message>
   <source>{host} has had too many requests, the last for {repo}: wait some minutes and fetch again.</source>
   <translation>{host} 收到的请求过多，最后一个是 {repo}：请等几分钟再获取。</translation>
  </message>
  <message>
   <source>{host} has no more of {path} of {repo} than came already: fetch it again, anew.</source>
   <translation>{host} 上 {repo} 的 {path} 没有更多内容了：请重新完整获取。</translation>
  </message>
  <message>
   <source>{host} says that {path} of {repo} has {size} bytes, which can't be: try later.</source>
   <translation>{host} 称 {repo} 的 {path} 有 {size} 字节，这不可能：请稍后再试。</translation>
  </message>
  <message>
   <source>{host} sent something for {repo} that can't be read: try again later.</source>
   <translation>{host} 为 {repo} 发送了无法读取的内容：请稍后再试。</translation>
  </message>
  <message>
   <source>{host}, asked for {repo}, shows a certificate that is not trusted: check this machine's clock, and whether a proxy looks into the connection.</source>
   <translation>请求 {repo} 时，{host} 出示了不受信任的证书：请检查本机时钟，以及是否有代理查看连接。</translation>
  </message>
  <message>
   <source>{hours} h {minutes} min</source>
   <translation>{hours} 小时 {minutes} 分</translation>
  </message>
  <message>
   <source>{join} can't be used: something in its files is broken, or doesn't fit the rest ({in_words}). Get it anew, or choose another.</source>
   <translation>{join}无法使用：其文件有损坏，或与其余不匹配（{in_words}）。请重新获取，或选择其他。</translation>
  </message>
  <message>
   <source>{join} under {folder}</source>
   <translation>{folder} 下的 {join}</translation>
  </message>
  <message>
   <source>{kind}: {label}</source>
   <translation>{kind}：{label}</translation>
  </message>
  <message>
   <source>{label}	needs a LoRA</source>
   <translation>{label}	需要 LoRA</translation>
  </message>
  <message>
   <source>{label} ({family_label}) is no refiner for {label_2} ({family_label_2}): choose another, or leave it out.</source>
   <translation>{label}（{family_label}）不是 {label_2}（{family_label_2}）的精炼模型：请选择其他，或去掉。</translation>
  </message>
  <message>
   <source>{label} ({family_label}) {value}: take this card away, or choose another model.</source>
   <translation>{label}（{family_label}）{value}：请移除此卡片，或选择其他模型。</translation>
  </message>
  <message>
   <source>{label} ({family}) {why}.</source>
   <translation>{label}（{family}）{why}。</translation>
  </message>
  <message>
   <source>{label} computed not-a-number values. Try other settings.</source>
   <translation>{label} 计算出无效数值。请尝试其他设置。</translation>
  </message>
  <message>
   <source>{label} computed not-a-number values. Try the precision float32, or other settings.</source>
   <translation>{label} 计算出无效数值。请尝试精度 float32，或其他设置。</translation>
  </message>
  <message>
   <source>{label} doesn't fit: {error}.</source>
   <translation>{label} 不匹配：{error}。</translation>
  </message>
  <message>
   <source>{label} doesn't follow maps of the kind {label_2}: choose another for it.</source>
   <translation>{label} 不跟随 {label_2} 类的控制图：请为其选择其他。</translation>
  </message>
  <message>
   <source>{label} doesn't know {listed}.{knows}</source>
   <translation>{label} 不认识 {listed}。{knows}</translation>
  </message>
  <message>
   <source>{label} finds no people: ask “pose” for them.</source>
   <translation>{label} 不查找人物：请用“pose”。</translation>
  </message>
  <message>
   <source>{label} fits nothing in {label_2}: it is for another kind of model.</source>
   <translation>{label} 与 {label_2} 毫不匹配：它用于另一类模型。</translation>
  </message>
  <message>
   <source>{label} has a {name} of the kind {found}; Sketchlight knows {join}.</source>
   <translation>{label} 的 {name} 为 {found} 类型；Sketchlight 认识 {join}。</translation>
  </message>
  <message>
   <source>{label} has no setting “{value}”.</source>
   <translation>{label} 没有设置“{value}”。</translation>
  </message>
  <message>
   <source>{label} has no vectors of {width} numbers for the model's {replace}.</source>
   <translation>{label} 没有供模型 {replace} 使用的 {width} 维向量。</translation>
  </message>
  <message>
   <source>{label} has nothing to follow: {why}.</source>
   <translation>{label} 没有可遵循的内容：{why}。</translation>
  </message>
  <message>
   <source>{label} has {counts} vectors for the two text encoders, which must be as many: it is damaged.</source>
   <translation>{label} 对两个文本编码器有 {counts} 个向量，数量必须相同：文件已损坏。</translation>
  </message>
  <message>
   <source>{label} holds a decoder alone: get the whole autoencoder.</source>
   <translation>{label} 只含解码器：请获取完整的自编码器。</translation>
  </message>
  <message>
   <source>{label} holds an encoder alone: get the whole autoencoder.</source>
   <translation>{label} 仅包含编码器：请获取完整的自编码器。</translation>
  </message>
  <message>
   <source>{label} holds no autoencoder: choose one as the VAE, such as “{usual}”.{offered}</source>
   <translation>{label} 不含自编码器：请选一个作为 VAE，例如“{usual}”。{offered}</translation>
  </message>
  <message>
   <source>{label} holds {count} tensors that mean nothing here, such as “{value}”: they are left out.</source>
   <translation>{label} 含有 {count} 个在此无意义的张量，例如“{value}”：已略去。</translation>
  </message>
  <message>
   <source>{label} is a FaceID one: those need a face detector that Sketchlight doesn't have.</source>
   <translation>{label} 属于 FaceID：它需要 Sketchlight 没有的人脸检测器。</translation>
  </message>
  <message>
   <source>{label} is being fetched already, by another window or command.</source>
   <translation>{label} 已在由另一窗口或命令下载。</translation>
  </message>
  <message>
   <source>{label} is no refiner for {label_2}: choose another, or none.</source>
   <translation>{label} 不是 {label_2} 的精炼模型：请选择其他，或不使用。</translation>
  </message>
  <message>
   <source>{label} is of an architecture that Sketchlight can't use; it knows {label_2}.</source>
   <translation>{label} 的架构 Sketchlight 无法使用；它认识 {label_2}。</translation>
  </message>
  <message>
   <source>{label} is of the kind {kind}; Sketchlight can use {join}.</source>
   <translation>{label} 为 {kind} 类型；Sketchlight 可使用 {join}。</translation>
  </message>
  <message>
   <source>{label} is of the kind {kind}; Sketchlight knows {join}.</source>
   <translation>{label} 为 {kind} 类型；Sketchlight 认识 {join}。</translation>
  </message>
  <message>
   <source>{label} is {in_words}; {label_2} is {family_label}. They don't fit together.</source>
   <translation>{label} 是{in_words}；{label_2} 是 {family_label}。两者不匹配。</translation>
  </message>
  <message>
   <source>{label} isn't here yet: fetch it first.</source>
   <translation>{label} 尚不在本机：请先下载。</translation>
  </message>
  <message>
   <source>{label} knows no CLIP skip: it is left out.</source>
   <translation>{label} 不支持 CLIP 跳层：已省略。</translation>
  </message>
  <message>
   <source>{label} lacks {lacking}.</source>
   <translation>{label} 缺少 {lacking}。</translation>
  </message>
  <message>
   <source>{label} makes other latents than Sketchlight's models have: {channels} channels.</source>
   <translation>{label} 的潜变量与 Sketchlight 的模型不同：{channels} 个通道。</translation>
  </message>
  <message>
   <source>{label} makes {channels} channels at 1/{factor} of the size; Sketchlight's models have {LATENT_CHANNELS} at 1/{FACTOR}.</source>
   <translation>{label} 在 1/{factor} 尺寸上生成 {channels} 个通道；Sketchlight 的模型在 1/{FACTOR} 上为 {LATENT_CHANNELS} 个。</translation>
  </message>
  <message>
   <source>{label} map</source>
   <translation>{label}控制图</translation>
  </message>
  <message>
   <source>{label} needs a LoRA that isn't there: put it at {value}.{fetch}</source>
   <translation>{label} 需要一个不存在的 LoRA：请放到 {value}。{fetch}</translation>
  </message>
  <message>
   <source>{label} needs a size in multiples of {factor} pixels on each side.</source>
   <translation>{label} 要求每边为 {factor} 像素的倍数。</translation>
  </message>
  <message>
   <source>{label} needs an image encoder (CLIP vision model) with {wanted} {sees}, which isn't there: put its folder, with config.json and model.safetensors, at {value}.</source>
   <translation>{label} 需要图像编码器（CLIP 视觉模型），{wanted} {sees}，但本机没有：请将其文件夹（含 config.json 和 model.safetensors）放到 {value}。</translation>
  </message>
  <message>
   <source>{label} needs weights that are not on this machine. Give a ready map, {fetch}or put these under {folder}:
{wanted}</source>
   <translation>{label} 需要本机没有的权重。请给出现成的控制图，{fetch}或将这些放到 {folder} 下：
{wanted}</translation>
  </message>
  <message>
   <source>{label} needs {size_in_words} more, and the disk of {models_dir} has {size_in_words_2} left: free some space, then fetch it again.</source>
   <translation>{label} 还需要 {size_in_words}，而 {models_dir} 所在磁盘剩余 {size_in_words_2}：请腾出空间，再重新下载。</translation>
  </message>
  <message>
   <source>{label} scales its latents by {scaling_factor:g}, this model's own by {scaling_factor_2:g}: it was made for another kind of model.</source>
   <translation>{label} 的潜变量缩放为 {scaling_factor:g}，而此模型自带的为 {scaling_factor_2:g}：它用于另一类模型。</translation>
  </message>
  <message>
   <source>{label} stands in</source>
   <translation>由 {label} 代替</translation>
  </message>
  <message>
   <source>{label} takes {size_in_words} while it is installed, and the disk of {root} has {size_in_words_2} left: free some space, then install it again.</source>
   <translation>安装 {label} 需要 {size_in_words}，而 {root} 所在磁盘剩余 {size_in_words_2}：请腾出空间，再重新安装。</translation>
  </message>
  <message>
   <source>{label} was made for another kind of model than {model}: they don't fit together.</source>
   <translation>{label} 是为不同于 {model} 的模型制作的：两者不匹配。</translation>
  </message>
  <message>
   <source>{label} was made for {family_label}; {label_2} is {family_label_2}.</source>
   <translation>{label} 是为 {family_label} 制作的；{label_2} 是 {family_label_2}。</translation>
  </message>
  <message>
   <source>{label} was made for {in_words}; {label_2} is {in_words_2}. They don't fit together.</source>
   <translation>{label} 是为 {in_words} 制作的；{label_2} 是 {in_words_2}。两者不匹配。</translation>
  </message>
  <message>
   <source>{label} was removed: {size_in_words} are free again.</source>
   <translation>已移除 {label}：释放了 {size_in_words}。</translation>
  </message>
  <message>
   <source>{label}: ControlNet</source>
   <translation>{label}：ControlNet</translation>
  </message>
  <message>
   <source>{label}: end</source>
   <translation>{label}：结束</translation>
  </message>
  <message>
   <source>{label}: its UNet answers in {channels} channels, where latents have {LATENT_CHANNELS}: it is for another task.</source>
   <translation>{label}：其 UNet 输出 {channels} 个通道，而潜空间有 {LATENT_CHANNELS} 个：它用于其他任务。</translation>
  </message>
  <message>
   <source>{label}: its UNet expects {expected} numbers beside the text, where its text encoder and {told} sizes make {value}: they are parts of different models.</source>
   <translation>{label}：其 UNet 在文本之外需要 {expected} 个数，而文本编码器与 {told} 个尺寸共 {value} 个：它们属于不同的模型。</translation>
  </message>
  <message>
   <source>{label}: its text encoder has no place for a word.</source>
   <translation>{label}：其文本编码器容不下一个词。</translation>
  </message>
  <message>
   <source>{label}: its text encoder speaks in {spoken} numbers a word, its UNet listens to {understood}: they are parts of different models.</source>
   <translation>{label}：其文本编码器每词 {spoken} 个数，而 UNet 接受 {understood} 个：它们属于不同的模型。</translation>
  </message>
  <message>
   <source>{label}: its {part} can't be loaded from {path} ({first}).</source>
   <translation>{label}：无法从 {path} 载入其 {part}（{first}）。</translation>
  </message>
  <message>
   <source>{label}: its {tokenizer} has more words than its text encoder knows.</source>
   <translation>{label}：其 {tokenizer} 的词多于文本编码器所知。</translation>
  </message>
  <message>
   <source>{label}: map</source>
   <translation>{label}：控制图</translation>
  </message>
  <message>
   <source>{label}: source</source>
   <translation>{label}：来源</translation>
  </message>
  <message>
   <source>{label}: start</source>
   <translation>{label}：开始</translation>
  </message>
  <message>
   <source>{label}: {name} {value:g} is outside {low:g}–{high:g}.</source>
   <translation>{label}：{name} {value:g} 超出 {low:g}–{high:g}。</translation>
  </message>
  <message>
   <source>{label}{whose} {told} is outside {range} {unit}</source>
   <translation>{label}{whose} {told} 超出 {range} {unit}</translation>
  </message>
  <message>
   <source>{len} prompts × {count} are more than {PICTURES_MAX} pictures in one request.</source>
   <translation>{len} 个提示词 × {count} 超过一次请求的 {PICTURES_MAX} 张图像。</translation>
  </message>
  <message>
   <source>{len} {name} are more than {USES_MAX} in one request.</source>
   <translation>{len} 个{name}超过一次请求的 {USES_MAX} 个。</translation>
  </message>
  <message>
   <source>{minutes} min</source>
   <translation>{minutes} 分</translation>
  </message>
  <message>
   <source>{model} has no ControlNet for sketches. “Models and weights” says which can be fetched</source>
   <translation>{model} 没有用于草图的 ControlNet。“模型与权重”会说明可以获取哪些</translation>
  </message>
  <message>
   <source>{name_or_path} is not in memory; run something with it first.</source>
   <translation>{name_or_path} 不在内存中；请先用它运行一次。</translation>
  </message>
  <message>
   <source>{name} ({what}) was added to your models; {use}.</source>
   <translation>{name}（{what}）已加入您的模型；{use}。</translation>
  </message>
  <message>
   <source>{name} ({what}) was among your models already; {use}.</source>
   <translation>{name}（{what}）已在您的模型中；{use}。</translation>
  </message>
  <message>
   <source>{name} can only be opened for a model: it holds what differs from that model's UNet.</source>
   <translation>{name} 只能配合模型打开：它只含与该模型 UNet 的差异。</translation>
  </message>
  <message>
   <source>{name} can't be loaded: it is damaged, or not what its ending says.</source>
   <translation>无法载入 {name}：已损坏，或与其后缀不符。</translation>
  </message>
  <message>
   <source>{name} can't be loaded: it says that it holds more than {MOST:,} weights.</source>
   <translation>无法载入 {name}：它声称含有超过 {MOST:,} 个权重。</translation>
  </message>
  <message>
   <source>{name} can't be loaded: its list of weights is too long to be one.</source>
   <translation>无法载入 {name}：其权重列表过长。</translation>
  </message>
  <message>
   <source>{name} can't be loaded: its weights are larger than the file.</source>
   <translation>无法载入 {name}：其权重比文件还大。</translation>
  </message>
  <message>
   <source>{name} can't be put into {folder}: {why}.</source>
   <translation>无法将 {name} 放入 {folder}：{why}。</translation>
  </message>
  <message>
   <source>{name} can't be read as .safetensors: {wrong}.</source>
   <translation>{name} 无法作为 .safetensors 读取：{wrong}。</translation>
  </message>
  <message>
   <source>{name} can't be read: {reason}.</source>
   <translation>无法读取 {name}：{reason}。</translation>
  </message>
  <message>
   <source>{name} can't be read: {strerror}.</source>
   <translation>无法读取 {name}：{strerror}。</translation>
  </message>
  <message>
   <source>{name} can't be unpacked ({error}): install it again.</source>
   <translation>无法解压 {name}（{error}）：请重新安装。</translation>
  </message>
  <message>
   <source>{name} can't be written, that is not permitted there: write elsewhere, or change the permissions.</source>
   <translation>无法写入 {name}，该处没有权限：请写到别处，或更改权限。</translation>
  </message>
  <message>
   <source>{name} can't be written, there is no space left: free some, or write elsewhere.</source>
   <translation>无法写入 {name}，没有剩余空间：请腾出空间，或写到别处。</translation>
  </message>
  <message>
   <source>{name} can't be written: {reason}.</source>
   <translation>无法写入 {name}：{reason}。</translation>
  </message>
  <message>
   <source>{name} can't be written: {why}.</source>
   <translation>无法写入 {name}：{why}。</translation>
  </message>
  <message>
   <source>{name} carries a graph of ComfyUI's without a sampler that can be read.</source>
   <translation>{name} 带有 ComfyUI 的图，但没有可读取的采样器。</translation>
  </message>
  <message>
   <source>{name} carries a workflow of ComfyUI's, but not what was run of it: that can't be read.</source>
   <translation>{name} 带有 ComfyUI 的工作流，但没有实际运行的内容：无法读取。</translation>
  </message>
  <message>
   <source>{name} carries no recipe: it was made elsewhere, or saved without one.</source>
   <translation>{name} 不带配方：它在别处生成，或保存时未附带。</translation>
  </message>
  <message>
   <source>{name} copy</source>
   <translation>{name} 副本</translation>
  </message>
  <message>
   <source>{name} doesn't exist: check the path.</source>
   <translation>{name} 不存在：请检查路径。</translation>
  </message>
  <message>
   <source>{name} has a UNet for another task ({variant}); Sketchlight knows those of 4 and 9 channels.</source>
   <translation>{name} 的 UNet 用于其他任务（{variant}）；Sketchlight 认识 4 通道和 9 通道的。</translation>
  </message>
  <message>
   <source>{name} has a canvas of {value:,}×{value_2:,} pixels, too large to draw: up to {value_3} million pixels, {MAX_SIDE:,} a side.</source>
   <translation>{name} 的画布为 {value:,}×{value_2:,} 像素，过大无法绘制：最多 {value_3} 百万像素，每边 {MAX_SIDE:,}。</translation>
  </message>
  <message>
   <source>{name} has a list of layers that can't be read here: save it anew in another program.</source>
   <translation>{name} 的图层列表在此无法读取：请用其他程序重新保存。</translation>
  </message>
  <message>
   <source>{name} has groups in groups more than {DEEPEST} deep.</source>
   <translation>{name} 的图层组嵌套超过 {DEEPEST} 层。</translation>
  </message>
  <message>
   <source>{name} has more than {MOST_LAYERS:,} layers.</source>
   <translation>{name} 的图层超过 {MOST_LAYERS:,} 个。</translation>
  </message>
  <message>
   <source>{name} has no ending that says how to write it: use one of {join}.</source>
   <translation>{name} 没有说明写入格式的扩展名：请使用 {join} 之一。</translation>
  </message>
  <message>
   <source>{name} has numbers of the format {value}, which are not read.</source>
   <translation>{name} 的数值格式为 {value}，无法读取。</translation>
  </message>
  <message>
   <source>{name} has whole numbers ({format}) where the weights of a LoRA belong: get it as float16 or float32.</source>
   <translation>{name} 在 LoRA 权重处含有整数（{format}）：请获取 float16 或 float32 版本。</translation>
  </message>
  <message>
   <source>{name} has {len} people: at most {MAX_PEOPLE} can be read.</source>
   <translation>{name} 有 {len} 个人：最多可读取 {MAX_PEOPLE} 个。</translation>
  </message>
  <message>
   <source>{name} holds a UNet without a text encoder: it is only a part of a model. Get the whole model.</source>
   <translation>{name} 含有 UNet 但没有文本编码器：只是模型的一部分。请获取完整模型。</translation>
  </message>
  <message>
   <source>{name} holds more than weights, which could run code, so it is not opened: get the .safetensors file of this model.</source>
   <translation>{name} 含有权重以外的内容，可能运行代码，因此不予打开：请获取此模型的 .safetensors 文件。</translation>
  </message>
  <message>
   <source>{name} holds no IP-Adapter that Sketchlight knows.</source>
   <translation>{name} 不含 Sketchlight 认识的 IP-Adapter。</translation>
  </message>
  <message>
   <source>{name} holds no colours.</source>
   <translation>{name} 不含颜色。</translation>
  </message>
  <message>
   <source>{name} holds no merged picture: save it in Krita as .ora, with its layers.</source>
   <translation>{name} 不含合并图像：请在 Krita 中存为 .ora，以带上图层。</translation>
  </message>
  <message>
   <source>{name} holds no recipe of Sketchlight's.</source>
   <translation>{name} 不含 Sketchlight 的配方。</translation>
  </message>
  <message>
   <source>{name} holds no recipe that is known: its parameters name no prompt.</source>
   <translation>{name} 不含已知的配方：其参数没有提示词。</translation>
  </message>
  <message>
   <source>{name} holds no recipe: its parameters name no steps.</source>
   <translation>{name} 不含配方：其参数没有步数。</translation>
  </message>
  <message>
   <source>{name} holds no settings.</source>
   <translation>{name} 不含设置。</translation>
  </message>
  <message>
   <source>{name} holds no weights at all: download it again.</source>
   <translation>{name} 不含任何权重：请重新下载。</translation>
  </message>
  <message>
   <source>{name} holds no weights by name.</source>
   <translation>{name} 不含具名权重。</translation>
  </message>
  <message>
   <source>{name} holds {get}.</source>
   <translation>{name} 含有{get}。</translation>
  </message>
  <message>
   <source>{name} is a T2I-Adapter of a kind that Sketchlight doesn't know.</source>
   <translation>{name} 是 Sketchlight 不认识的 T2I-Adapter 类型。</translation>
  </message>
  <message>
   <source>{name} is a compressed archive, not a model: unpack it first.</source>
   <translation>{name} 是压缩包，不是模型：请先解压。</translation>
  </message>
  <message>
   <source>{name} is a folder: add a file name, such as picture.png.</source>
   <translation>{name} 是文件夹：请加上文件名，例如 picture.png。</translation>
  </message>
  <message>
   <source>{name} is a folder: name a {what} file in it.</source>
   <translation>{name} 是文件夹：请指定其中的{what}文件。</translation>
  </message>
  <message>
   <source>{name} is a model for {what}, an architecture that Sketchlight can't use: it knows {known}.</source>
   <translation>{name} 是用于 {what} 的模型，Sketchlight 无法使用该架构：它支持 {known}。</translation>
  </message>
  <message>
   <source>{name} is a program (TorchScript), which is not run: get the .safetensors file.</source>
   <translation>{name} 是程序（TorchScript），不会运行：请获取 .safetensors 文件。</translation>
  </message>
  <message>
   <source>{name} is a tiny decoder alone: as the VAE it needs its encoder beside it, called {other}.</source>
   <translation>{name} 仅是小型解码器：作为 VAE 使用时，旁边需要有名为 {other} 的编码器。</translation>
  </message>
  <message>
   <source>{name} is a tiny encoder alone: as the VAE it needs its decoder beside it, called {other}.</source>
   <translation>{name} 仅是小型编码器：作为 VAE 使用时，旁边需要有名为 {other} 的解码器。</translation>
  </message>
  <message>
   <source>{name} is a zip archive without weights in it: unpack it, and use what it holds.</source>
   <translation>{name} 是不含权重的 zip 压缩包：请解压并使用其中内容。</translation>
  </message>
  <message>
   <source>{name} is damaged or cut off, and can't be read: take another copy, or save it anew elsewhere.</source>
   <translation>{name} 已损坏或不完整，无法读取：请使用另一份副本，或在别处重新保存。</translation>
  </message>
  <message>
   <source>{name} is damaged or cut off, and can't be read: take another copy.</source>
   <translation>{name} 已损坏或不完整，无法读取：请使用另一份副本。</translation>
  </message>
  <message>
   <source>{name} is damaged, or larger than what can be opened here.</source>
   <translation>{name} 已损坏，或超出此处可打开的大小。</translation>
  </message>
  <message>
   <source>{name} is damaged: it doesn't say how large the picture is.</source>
   <translation>{name} 已损坏：没有说明图像大小。</translation>
  </message>
  <message>
   <source>{name} is damaged: its list of layers is broken ({error}).</source>
   <translation>{name} 已损坏：图层列表有误（{error}）。</translation>
  </message>
  <message>
   <source>{name} is damaged: the picture of one of its layers is missing ({value}).</source>
   <translation>{name} 已损坏：缺少某个图层的图像（{value}）。</translation>
  </message>
  <message>
   <source>{name} is empty (0 bytes): take another copy of the {what}.</source>
   <translation>{name} 为空（0 字节）：请使用{what}的另一份副本。</translation>
  </message>
  <message>
   <source>{name} is larger than {value} MB: make it smaller first.</source>
   <translation>{name} 大于 {value} MB：请先缩小。</translation>
  </message>
  <message>
   <source>{name} is made from the model's UNet, which this way of offloading keeps out of reach.</source>
   <translation>{name} 由模型的 UNet 生成，而此卸载方式无法访问它。</translation>
  </message>
  <message>
   <source>{name} is no OpenRaster document: it has no list of layers.</source>
   <translation>{name} 不是 OpenRaster 文档：其中没有图层列表。</translation>
  </message>
  <message>
   <source>{name} is no file of weights.</source>
   <translation>{name} 不是权重文件。</translation>
  </message>
  <message>
   <source>{name} is no palette in GIMP's format (.gpl).</source>
   <translation>{name} 不是 GIMP 格式 (.gpl) 的调色板。</translation>
  </message>
  <message>
   <source>{name} is no pose of OpenPose's: it has no list of “people”.</source>
   <translation>{name} 不是 OpenPose 的姿势：其中没有“people”列表。</translation>
  </message>
  <message>
   <source>{name} is not JSON: export the pose as OpenPose JSON again.</source>
   <translation>{name} 不是 JSON：请重新导出为 OpenPose JSON。</translation>
  </message>
  <message>
   <source>{name} is not a .safetensors or .ckpt file; other formats are not opened.</source>
   <translation>{name} 不是 .safetensors 或 .ckpt 文件；其他格式不予打开。</translation>
  </message>
  <message>
   <source>{name} is not a picture that can be read here: save it as PNG, JPEG or WebP.</source>
   <translation>{name} 不是此处可读取的图像：请存为 PNG、JPEG 或 WebP。</translation>
  </message>
  <message>
   <source>{name} is not a {allowed} file; other formats can run code and are not opened.</source>
   <translation>{name} 不是 {allowed} 文件；其他格式可能运行代码，不予打开。</translation>
  </message>
  <message>
   <source>{name} is not an ordinary file: choose another name.</source>
   <translation>{name} 不是普通文件：请换一个名称。</translation>
  </message>
  <message>
   <source>{name} is not an ordinary file: name a {what} file.</source>
   <translation>{name} 不是普通文件：请指定{what}文件。</translation>
  </message>
  <message>
   <source>{name} is of an architecture that Sketchlight can't use. It knows: {join}.</source>
   <translation>{name} 的架构 Sketchlight 无法使用。它认识：{join}。</translation>
  </message>
  <message>
   <source>{name} is quantised for another program: get it as float16.</source>
   <translation>{name} 是为其他程序量化的：请获取 float16 版本。</translation>
  </message>
  <message>
   <source>{name} is there and read-only: choose another name.</source>
   <translation>{name} 已存在且为只读：请换一个名称。</translation>
  </message>
  <message>
   <source>{name} is too large to be a palette.</source>
   <translation>{name} 过大，不能作为调色板。</translation>
  </message>
  <message>
   <source>{name} is {in_words} of an architecture that can't be told by it.</source>
   <translation>{name} 是 {in_words}，但无法据此判断其架构。</translation>
  </message>
  <message>
   <source>{name} is {in_words}, an architecture that Sketchlight can't use: it knows {known}.</source>
   <translation>{name} 是 {in_words}，Sketchlight 无法使用该架构：它认识 {known}。</translation>
  </message>
  <message>
   <source>{name} is {in_words}, not an embedding.</source>
   <translation>{name} 是{in_words}，不是嵌入。</translation>
  </message>
  <message>
   <source>{name} is {in_words}, not {value}</source>
   <translation>{name} 是{in_words}，而不是{value}</translation>
  </message>
  <message>
   <source>{name} is {in_words}, which can't be used by itself</source>
   <translation>{name} 是{in_words}，无法单独使用</translation>
  </message>
  <message>
   <source>{name} is {value:,}×{value_2:,} pixels, too large to open: make it smaller first (up to {value_3} million pixels, {MAX_SIDE:,} a side).</source>
   <translation>{name} 为 {value:,}×{value_2:,} 像素，过大无法打开：请先缩小（最多 {value_3} 百万像素，每边 {MAX_SIDE:,}）。</translation>
  </message>
  <message>
   <source>{name} is {value:,}×{value_2:,} pixels, too large to open: make it smaller first.</source>
   <translation>{name} 为 {value:,}×{value_2:,} 像素，过大无法打开：请先缩小。</translation>
  </message>
  <message>
   <source>{name} is {wrong}: get it as LoRA, LoHa or LoKr.</source>
   <translation>{name} 是{wrong}：请获取 LoRA、LoHa 或 LoKr 形式。</translation>
  </message>
  <message>
   <source>{name} lacks its UNet: {path} is missing. Get the whole folder.</source>
   <translation>{name} 缺少 UNet：找不到 {path}。请获取整个文件夹。</translation>
  </message>
  <message>
   <source>{name} mask</source>
   <translation>{name} 蒙版</translation>
  </message>
  <message>
   <source>{name} may not be read: check its permissions.</source>
   <translation>无权读取 {name}：请检查权限。</translation>
  </message>
  <message>
   <source>{name} takes {needed}, and {free} are free where models are kept.</source>
   <translation>{name} 需要 {needed}，而存放模型之处剩余 {free}。</translation>
  </message>
  <message>
   <source>{name} unpacks to more than can be opened here.</source>
   <translation>{name} 解压后超出此处可打开的大小。</translation>
  </message>
  <message>
   <source>{name} was made from a {role} that isn't in it ({wanted}): give it with {option}.</source>
   <translation>{name} 由不在其中的{role}生成（{wanted}）：请用 {option} 给出。</translation>
  </message>
  <message>
   <source>{name} was opened by its merged picture, as one layer: to have its layers, save it in Krita as .ora.</source>
   <translation>{name} 以合并图像打开，作为一个图层：若要图层，请在 Krita 中存为 .ora。</translation>
  </message>
  <message>
   <source>{name} {value} is outside {value_2}–{value_3} {unit}</source>
   <translation>{name} {value} 超出 {value_2}–{value_3} {unit}</translation>
  </message>
  <message>
   <source>{name} {version} is not made for this system ({system}).</source>
   <translation>{name} {version} 不适用于此系统（{system}）。</translation>
  </message>
  <message>
   <source>{name} · {size_in_words} to fetch · {what}</source>
   <translation>{name} · 需下载 {size_in_words} · {what}</translation>
  </message>
  <message>
   <source>{name}, changed</source>
   <translation>{name}，已更改</translation>
  </message>
  <message>
   <source>{name}: a click chooses it, S or a double click stars it</source>
   <translation>{name}：单击选中，S 或双击加星</translation>
  </message>
  <message>
   <source>{name}: a joint lies at {x:g}, {y:g}, far off its canvas.</source>
   <translation>{name}：一个关节位于 {x:g}, {y:g}，远在画布之外。</translation>
  </message>
  <message>
   <source>{name}: a person's “pose_keypoints_2d” holds something that is no number.</source>
   <translation>{name}：人物的“pose_keypoints_2d”含有非数值内容。</translation>
  </message>
  <message>
   <source>{name}: a person's “pose_keypoints_2d” must be 18 or 25 joints of three numbers each.</source>
   <translation>{name}：人物的“pose_keypoints_2d”须为 18 或 25 个关节，每个三个数。</translation>
  </message>
  <message>
   <source>{name}: as if so much had been cut off; 0 is centred</source>
   <translation>{name}：仿佛裁掉这么多；0 为居中</translation>
  </message>
  <message>
   <source>{name}: click adds a point, a double-click takes it away, Del as well</source>
   <translation>{name}：单击添加一点，双击或 Del 移除</translation>
  </message>
  <message>
   <source>{name}: what varies from one to the next</source>
   <translation>{name}：逐项变化的内容</translation>
  </message>
  <message>
   <source>{name}: {message}</source>
   <translation>{name}：{message}</translation>
  </message>
  <message>
   <source>{name}: “canvas_width” and “canvas_height” must be 1–{MAX_SIDE} pixels.</source>
   <translation>{name}：“canvas_width”和“canvas_height”须为 1–{MAX_SIDE} 像素。</translation>
  </message>
  <message>
   <source>{netloc} does not answer as a package index does: check it.</source>
   <translation>{netloc} 没有像软件包索引那样响应：请检查。</translation>
  </message>
  <message>
   <source>{netloc} has no end to its list of {name}'s files.</source>
   <translation>{netloc} 的 {name} 文件列表没有尽头。</translation>
  </message>
  <message>
   <source>{netloc} has no {name} {version} for this system: check the address of the package index ({SETTING}).</source>
   <translation>{netloc} 没有适用于此系统的 {name} {version}：请检查软件包索引地址（{SETTING}）。</translation>
  </message>
  <message>
   <source>{netloc} tells no SHA-256 of {name}, so it was not fetched.</source>
   <translation>{netloc} 未提供 {name} 的 SHA-256，因此没有下载。</translation>
  </message>
  <message>
   <source>{now}, {left} left</source>
   <translation>{now}，剩余 {left}</translation>
  </message>
  <message>
   <source>{pace} here</source>
   <translation>在本机{pace}</translation>
  </message>
  <message>
   <source>{pace} on the processor, far faster on the graphics card</source>
   <translation>在处理器上{pace}，用显卡快得多</translation>
  </message>
  <message>
   <source>{path} can't be read: install the program again.</source>
   <translation>无法读取 {path}：请重新安装程序。</translation>
  </message>
  <message>
   <source>{path} can't be read: it is not an ordinary file.</source>
   <translation>无法读取 {path}：不是普通文件。</translation>
  </message>
  <message>
   <source>{path} can't be read: it takes {value:.0f} MB, far more than such a file.</source>
   <translation>无法读取 {path}：它有 {value:.0f} MB，远大于此类文件。</translation>
  </message>
  <message>
   <source>{path} can't be read: {error}.</source>
   <translation>无法读取 {path}：{error}。</translation>
  </message>
  <message>
   <source>{path} can't be read: {strerror}.</source>
   <translation>无法读取 {path}：{strerror}。</translation>
  </message>
  <message>
   <source>{path} can't be read: {value}.</source>
   <translation>无法读取 {path}：{value}。</translation>
  </message>
  <message>
   <source>{path} can't be read: {wrong}.</source>
   <translation>无法读取 {path}：{wrong}。</translation>
  </message>
  <message>
   <source>{path} can't be removed: {value}.</source>
   <translation>无法移除 {path}：{value}。</translation>
  </message>
  <message>
   <source>{path} can't be written: {value}.</source>
   <translation>无法写入 {path}：{value}。</translation>
  </message>
  <message>
   <source>{path} holds no table.</source>
   <translation>{path} 不含表格。</translation>
  </message>
  <message>
   <source>{path} is a network for something else than enlarging pictures.</source>
   <translation>{path} 不是用于放大图片的网络。</translation>
  </message>
  <message>
   <source>{path} is missing.</source>
   <translation>缺少 {path}。</translation>
  </message>
  <message>
   <source>{path} is not an ordinary file.</source>
   <translation>{path} 不是普通文件。</translation>
  </message>
  <message>
   <source>{path} is not an upscaler that can be read ({kind}).</source>
   <translation>{path} 不是可读取的放大模型 ({kind})。</translation>
  </message>
  <message>
   <source>{path} is not an upscaler: give a .safetensors or .pth file.</source>
   <translation>{path} 不是放大模型：请提供 .safetensors 或 .pth 文件。</translation>
  </message>
  <message>
   <source>{path} is not the file that it was before (its SHA-256 differs): not fetched.</source>
   <translation>{path} 已不是原来的文件（SHA-256 不同）：未下载。</translation>
  </message>
  <message>
   <source>{path} is too large to be an upscaler.</source>
   <translation>{path} 太大，不可能是放大模型。</translation>
  </message>
  <message>
   <source>{path} of {repo} is another file than the one that was fetched first, so it was not fetched: if its origin changed it on purpose, “sketchlight-cli fetch --anew” takes the new one.</source>
   <translation>{repo} 的 {path} 与首次下载的文件不同，因此没有下载：若为有意更改，可用“sketchlight-cli fetch --anew”获取新文件。</translation>
  </message>
  <message>
   <source>{path}: its weights are of the precision {kind}, which only torch reads.</source>
   <translation>{path}：其权重精度为 {kind}，只有 torch 能读取。</translation>
  </message>
  <message>
   <source>{place} of {among}</source>
   <translation>第 {place} 张，共 {among} 张</translation>
  </message>
  <message>
   <source>{program}: keyboard shortcuts</source>
   <translation>{program}：键盘快捷键</translation>
  </message>
  <message>
   <source>{reason}: write a number such as 1.3. {hint}</source>
   <translation>{reason}：请写类似 1.3 的数。{hint}</translation>
  </message>
  <message>
   <source>{repo} has no {path} any more: look at https://{host}/{repo} whether it was renamed.</source>
   <translation>{repo} 已没有 {path}：请在 https://{host}/{repo} 查看是否已改名。</translation>
  </message>
  <message>
   <source>{repo} is not fetched: HF_HUB_OFFLINE is set. Unset it to allow downloads.</source>
   <translation>未下载 {repo}：已设置 HF_HUB_OFFLINE。取消设置即可下载。</translation>
  </message>
  <message>
   <source>{repo} sends another part of {path} than was asked for: try later.</source>
   <translation>{repo} 发送了 {path} 的另一部分：请稍后再试。</translation>
  </message>
  <message>
   <source>{repo} sends from one address to the next without an end: try again later.</source>
   <translation>{repo} 不断跳转地址：请稍后再试。</translation>
  </message>
  <message>
   <source>{repo} sends to this very machine ({where}), which is not followed.</source>
   <translation>{repo} 指向本机 ({where})，不予跟随。</translation>
  </message>
  <message>
   <source>{repo} sends to {host} unencrypted, which is not followed.</source>
   <translation>{repo} 以未加密方式指向 {host}，不予跟随。</translation>
  </message>
  <message>
   <source>{repo} sends to {where}, which is no address of the web and unencrypted: it is not followed.</source>
   <translation>{repo} 指向 {where}，既不是网络地址又未加密：不予跟随。</translation>
  </message>
  <message>
   <source>{repo} sends {path} packed, which was not asked for: try again later.</source>
   <translation>{repo} 以压缩形式发送了 {path}，并非所求：请稍后再试。</translation>
  </message>
  <message>
   <source>{repo} sends {path} without an end: what came was removed.</source>
   <translation>{repo} 无休止地发送 {path}：已移除收到的内容。</translation>
  </message>
  <message>
   <source>{repo} sent more of {path} than it announced, so it was not kept: try again later.</source>
   <translation>{repo} 发送的 {path} 超过其声明的大小，因此未保留：请稍后再试。</translation>
  </message>
  <message>
   <source>{repo} sent only a part of {path}: fetch it again, it continues there.</source>
   <translation>{repo} 只发送了 {path} 的一部分：请重新获取，会从该处继续。</translation>
  </message>
  <message>
   <source>{repo} sent only {came} bytes of {path} in {window:g} s: fetch it again later, it continues where it stopped.</source>
   <translation>{repo} 在 {window:g} 秒内只发送了 {path} 的 {came} 字节：请稍后重新获取，会从中断处继续。</translation>
  </message>
  <message>
   <source>{sampler} can't step through the noise levels of an EDM model: choose Euler or DPM++ 2M.</source>
   <translation>{sampler} 无法处理 EDM 模型的噪声级别：请选择 Euler 或 DPM++ 2M。</translation>
  </message>
  <message>
   <source>{seconds} s</source>
   <translation>{seconds} 秒</translation>
  </message>
  <message>
   <source>{seed}, varied {share:.0%}</source>
   <translation>{seed}，变化 {share:.0%}</translation>
  </message>
  <message>
   <source>{shown} doesn't exist: check the path.</source>
   <translation>{shown} 不存在：请检查路径。</translation>
  </message>
  <message>
   <source>{shown} holds no kept work that can be read.</source>
   <translation>{shown} 不含可读取的保存工作。</translation>
  </message>
  <message>
   <source>{shown} is damaged, or of a kind that can't be read here.</source>
   <translation>{shown} 已损坏，或属于此处无法读取的类型。</translation>
  </message>
  <message>
   <source>{shown} is no Photoshop document.</source>
   <translation>{shown} 不是 Photoshop 文档。</translation>
  </message>
  <message>
   <source>{shown} is {width:,}×{height:,} pixels, too large to open: make it smaller first.</source>
   <translation>{shown} 为 {width:,}×{height:,} 像素，过大无法打开：请先缩小。</translation>
  </message>
  <message>
   <source>{size_in_words} free</source>
   <translation>剩余 {size_in_words}</translation>
  </message>
  <message>
   <source>{target} is missing from the pack, or not whole: export it again.</source>
   <translation>包中缺少 {target} 或不完整：请重新导出。</translation>
  </message>
  <message>
   <source>{target} of the pack is not the file that it should be: export the pack again.</source>
   <translation>包中的 {target} 不是应有的文件：请重新导出包。</translation>
  </message>
  <message>
   <source>{title}: on</source>
   <translation>{title}：开启</translation>
  </message>
  <message>
   <source>{tokens} / {value} · cut</source>
   <translation>{tokens} / {value} · 截断</translation>
  </message>
  <message>
   <source>{told} The picture has a hole.</source>
   <translation>{told} 图像有一个空洞。</translation>
  </message>
  <message>
   <source>{told} {room} Free some space first.</source>
   <translation>{told} {room} 请先腾出空间。</translation>
  </message>
  <message>
   <source>{told}, and what else is here for {get} has no model.</source>
   <translation>{told}，本机其他用于 {get} 的内容也没有模型。</translation>
  </message>
  <message>
   <source>{told}, and “{negative}” at the end of the negative prompt</source>
   <translation>{told}，并将“{negative}”放到反向提示词末尾</translation>
  </message>
  <message>
   <source>{told}, with {family}</source>
   <translation>{told}，配合 {family}</translation>
  </message>
  <message>
   <source>{used:.0f} of {value} MB kept for undo</source>
   <translation>撤销占用 {used:.0f} / {value} MB</translation>
  </message>
  <message>
   <source>{value:.1f} GB of {value_2:.0f} GB</source>
   <translation>{value:.1f} GB / {value_2:.0f} GB</translation>
  </message>
  <message>
   <source>{value} ({size_in_words}): fetch it</source>
   <translation>{value}（{size_in_words}）：下载</translation>
  </message>
  <message>
   <source>{value} can't be used ({error}): export the pack again.</source>
   <translation>{value} 无法使用（{error}）：请重新导出包。</translation>
  </message>
  <message>
   <source>{value} can't be written: {value_2}.</source>
   <translation>无法写入 {value}：{value_2}。</translation>
  </message>
  <message>
   <source>{value} is a weight only with a space behind it.</source>
   <translation>{value} 后面有空格时才是权重。</translation>
  </message>
  <message>
   <source>{value} map</source>
   <translation>{value}控制图</translation>
  </message>
  <message>
   <source>{value} map.png</source>
   <translation>{value} 控制图.png</translation>
  </message>
  <message>
   <source>{value} names a scheduler that diffusers doesn't have.</source>
   <translation>{value} 指定了 diffusers 没有的调度器。</translation>
  </message>
  <message>
   <source>{value} offload</source>
   <translation>{value} 卸载</translation>
  </message>
  <message>
   <source>{value} {label} model</source>
   <translation>{value} {label} 模型</translation>
  </message>
  <message>
   <source>{value} × {value_2} px becomes {width} × {height} px. The prompt says what is in it.</source>
   <translation>{value} × {value_2} px 变为 {width} × {height} px。提示词说明其内容。</translation>
  </message>
  <message>
   <source>{what} can't be used: {why}.{aside}</source>
   <translation>{what}无法使用：{why}。{aside}</translation>
  </message>
  <message>
   <source>{what} for {family_label}</source>
   <translation>用于 {family_label} 的{what}</translation>
  </message>
  <message>
   <source>{what} is not fetched: “Work offline” is on. Turn it off in the download settings.</source>
   <translation>未下载{what}：“离线工作”已开启。请在下载设置中关闭。</translation>
  </message>
  <message>
   <source>{what} {value:g} became {taken:g}.</source>
   <translation>{what} {value:g} 变为 {taken:g}。</translation>
  </message>
  <message>
   <source>{what} “{short}” is no number: {usual:g} is taken.</source>
   <translation>{what}“{short}”不是数：采用 {usual:g}。</translation>
  </message>
  <message>
   <source>{where} has a value that can't be used.</source>
   <translation>{where} 含有无法使用的值。</translation>
  </message>
  <message>
   <source>{where} has a value that can't be used: {value}</source>
   <translation>{where} 含有无法使用的值：{value}</translation>
  </message>
  <message>
   <source>{why}

Keep it in another place, or what changed since it was last kept is lost.</source>
   <translation>{why}

请保存到别处，否则自上次保存以来的更改将丢失。</translation>
  </message>
  <message>
   <source>{words}
kept out: {negative}</source>
   <translation>{words}
排除：{negative}</translation>
  </message>
  <message>
   <source>{wrong} It is left out.</source>
   <translation>{wrong} 已省略。</translation>
  </message>
  <message>
   <source>{wrong} Its name is read as plain words.</source>
   <translation>{wrong} 其名称按普通词读取。</translation>
  </message>
  <message>
   <source>“{label}” can't be {value}.</source>
   <translation>“{label}”不能为 {value}。</translation>
  </message>
  <message>
   <source>“{name}” is a group: choose a layer in it to paint on.</source>
   <translation>“{name}”是图层组：请选择其中的图层来绘画。</translation>
  </message>
  <message>
   <source>“{name}” is a layer of the kind {kind}: it was opened as pixels.</source>
   <translation>“{name}”是 {kind} 类图层：已作为像素打开。</translation>
  </message>
  <message>
   <source>“{name}” is hidden: show it in the layers, or choose another.</source>
   <translation>“{name}”已隐藏：请在图层中显示，或选择其他图层。</translation>
  </message>
  <message>
   <source>“{name}” is locked: unlock it in the layers, or choose another.</source>
   <translation>“{name}”已锁定：请在图层中解锁，或选择其他图层。</translation>
  </message>
  <message>
   <source>“{name}” keeps its transparency: unlock that in the layers to erase there.</source>
   <translation>“{name}”保持透明度：要在此擦除，请在图层中解除。</translation>
  </message>
  <message>
   <source>“{short}” can't be opened: {reason}.</source>
   <translation>无法打开“{short}”：{reason}。</translation>
  </message>
  <message>
   <source>“{text}” has this key; it would go without.</source>
   <translation>“{text}”正使用此按键；它将失去按键。</translation>
  </message>
  <message>
   <source>“{text}” is nothing to draw on: use ray for a cluster on this machine, or ray:HOST:PORT (6379 as a rule) to join one, on one of its machines.</source>
   <translation>“{text}” 不能用来绘图：ray 表示本机上的集群，ray:HOST:PORT（端口一般为 6379）表示加入本机所属的集群。</translation>
  </message>
  <message>
   <source>“{value}” is no proxy: an address like http://proxy.home:3128 is.</source>
   <translation>“{value}”不是代理：应为类似 http://proxy.home:3128 的地址。</translation>
  </message>
  <message>
   <source>“{value}” must start with https://, or nobody knows what one gets.</source>
   <translation>“{value}”必须以 https:// 开头，否则无法确定所得内容。</translation>
  </message>
 </context>
</TS>
